"""A bank to start from: every key once, with what it means."""

TEMPLATE = """\
# yaml-language-server: $schema=bank.schema.json
# An editor reads the line above: 'interview-trainer banks schema > bank.schema.json' writes that file beside this one,
# and the editor then completes, explains and checks as you type. Without it, remove the line.
#
# A question bank. Check it with: interview-trainer banks check THIS-FILE
schema: 1
title: My questions
author:                               # optional
language: en
description: Questions I expect on Thursday.
questions:
  - id: missed-deadline               # unique in this file: a-z, 0-9 and -
    ask: Tell me about a deadline you missed.
    # behavioural, motivation, technical, situational, introduction, career-gap or closing
    kind: behavioural
    competencies: [planning, honesty]
    difficulty: 2                     # 1 easy, 2, 3 hard
    target_seconds: 90                # the length a good answer aims at
    look_for:                         # what a strong answer has
      - says early that the date was in danger, and to whom
      - by how much it was missed, and what changed afterwards
    avoid:
      - blaming somebody who is not in the room
    follow_ups:
      # when: no_figure, vague, no_result, no_own_part, short, long or always
      - when: no_result
        ask: And how did it end?
    tags: [planning]
"""
