-- A history as version 0.1 of the program left it (schema 1): one finished session, a spoken answer and a typed one.
PRAGMA application_id = 1230262833;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE answers (
        id TEXT PRIMARY KEY NOT NULL,
        interview_id TEXT NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
        question_index INTEGER NOT NULL,
        take INTEGER NOT NULL,
        question_id TEXT NOT NULL,
        answered_at TEXT NOT NULL,
        source TEXT NOT NULL,
        audio TEXT,
        seconds REAL,
        words INTEGER NOT NULL,
        fillers INTEGER NOT NULL,
        hedges INTEGER NOT NULL,
        suspected INTEGER NOT NULL,
        figures INTEGER NOT NULL,
        changes INTEGER NOT NULL,
        vague INTEGER NOT NULL,
        overall INTEGER NOT NULL,
        question TEXT NOT NULL,
        result TEXT NOT NULL
    );
INSERT INTO "answers" VALUES('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','interview-1',0,1,'falls','2026-11-21T09:31:00.000000+00:00','spoken','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.flac',8.0,16,1,0,0,1,1,0,36,'{"id":"falls","ask":"Tell me about a change you made.","kind":"behavioural","competencies":["attention"],"difficulty":2,"target_seconds":90,"look_for":["what changed"],"avoid":[],"follow_ups":[{"when":"no_result","ask":"And how did it end?"}],"tags":[]}','{"schema":1,"id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","text":"So, um, we counted the falls on our ward, and we cut them by a third.","words":16,"seconds":8.0,"fillers":[{"phrase":"um","kind":"filled_pause","start":4,"end":6,"at":0.5,"certainty":"heard"}],"quantified":[{"start":61,"end":68,"kind":"percent","role":"change"}],"vague":[],"length":{"seconds":8.0,"target_seconds":90,"verdict":"short"},"pace":{"wpm":129.7297297297297,"articulation_wpm":157.37704918032787},"pauses":[{"at":3.9,"seconds":1.3000000000000003}],"structure":{"situation":false,"task":false,"action":true,"result":true,"first_result_at":0.6875,"first_action_at":0.125,"evidence":{"action":[8,18],"result":[49,68]}},"delivery":{"start_delay":0.0,"opening_wpm":null,"closing_wpm":null,"fading_db":null,"sentences_heard":0,"repeated":[],"restarts":[]},"habits":[],"signals":[{"kind":"no_baseline","start":61,"end":68},{"kind":"no_time","start":61,"end":68}],"score":{"overall":36,"parts":{"fillers":62,"length":2,"evidence":40,"structure":12,"delivery":62},"reasons":{"fillers":"Too few words to tell.","length":"0:08, where about 1:30 was asked: room to say more.","evidence":"A figure that shows what changed.","structure":"What you did and how it ended are both there.","delivery":"Nothing stood in the way, as far as so few words can show."}},"strengths":[{"rule":"change","message":"You said what changed, with a figure: \"we cut them by a third\".","evidence":[[61,68]]}],"advice":[{"rule":"too_short","message":"Say more: there was room for about 1:30, and this took 0:08. Add where and when it was.","why":"From so few words an interviewer can''t tell what you know or did, and has to ask for it piece by piece.","instead":"\"It was at ..., and ... So I ... In the end ...\"","evidence":[[0,69]]}],"timing":{"words":[[0,3,0.0,0.4,0.9,-20.0],[4,7,0.5,0.9,0.9,-20.0],[8,10,1.0,1.4,0.9,-20.0],[11,18,1.5,1.9,0.9,-20.0],[19,22,2.0,2.4,0.9,-20.0],[23,28,2.5,2.9,0.9,-20.0],[29,31,3.0,3.4,0.9,-20.0],[32,35,3.5,3.9,0.9,-20.0],[36,41,4.0,4.4,0.9,-20.0],[42,45,4.5,4.9,0.9,-20.0],[46,48,5.0,5.4,0.9,-20.0],[49,52,5.5,5.9,0.9,-20.0],[53,57,6.0,6.4,0.9,-20.0],[58,60,6.5,6.9,0.9,-20.0],[61,62,7.0,7.4,0.9,-20.0],[63,69,7.5,7.9,0.9,-20.0]],"speech":[[0.0,3.9],[5.2,7.4]],"model":"base"}}');
INSERT INTO "answers" VALUES('bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','interview-1',1,1,'why-us','2026-11-21T09:35:00.000000+00:00','typed',NULL,NULL,4,0,0,0,0,0,0,25,'{"id":"why-us","ask":"Why do you want to work here?","kind":"motivation","competencies":[],"difficulty":2,"target_seconds":60,"look_for":[],"avoid":[],"follow_ups":[],"tags":[]}','{"schema":1,"id":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","text":"I like the team.","words":4,"seconds":null,"fillers":[],"quantified":[],"vague":[],"length":{"seconds":null,"target_seconds":60,"verdict":"short"},"pace":null,"pauses":[],"structure":{"situation":false,"task":false,"action":false,"result":false,"first_result_at":null,"first_action_at":null,"evidence":{}},"delivery":{"start_delay":null,"opening_wpm":null,"closing_wpm":null,"fading_db":null,"sentences_heard":0,"repeated":[],"restarts":[]},"habits":[],"signals":[],"score":{"overall":25,"parts":{"fillers":53,"length":0,"evidence":3,"structure":3,"delivery":53},"reasons":{"fillers":"Too few words to tell.","length":"About 0:02 when spoken, where about 1:00 was asked: room to say more.","evidence":"No figure.","structure":"Not found: one thing about them that could not be said of any other employer; something you have done that fits; why the one leads to the other.","delivery":"Nothing stood in the way, as far as so few words can show."}},"strengths":[],"advice":[{"rule":"too_short","message":"Say more: there was room for about 1:00, and this took about 0:02. Add one thing about them that could not be said of any other employer and something you have done that fits.","why":"From so few words an interviewer can''t tell what you know or did, and has to ask for it piece by piece.","instead":"\"I saw that you ... I have ..., and that is why ...\"","evidence":[[0,16]]}],"timing":{"words":[],"speech":[],"model":""}}');
CREATE TABLE interviews (
        id TEXT PRIMARY KEY NOT NULL,
        bank_title TEXT NOT NULL,
        mode TEXT NOT NULL,
        started_at TEXT NOT NULL,
        finished_at TEXT,
        position INTEGER NOT NULL,
        questions INTEGER NOT NULL,
        interview TEXT NOT NULL
    );
INSERT INTO "interviews" VALUES('interview-1','Nursing ward','practice','2026-11-21T09:30:00.000000+00:00','2026-11-21T09:39:00.000000+00:00',2,2,'{"id":"interview-1","bank_title":"Nursing ward","mode":"practice","questions":[{"id":"falls","ask":"Tell me about a change you made.","kind":"behavioural","competencies":["attention"],"difficulty":2,"target_seconds":90,"look_for":["what changed"],"avoid":[],"follow_ups":[{"when":"no_result","ask":"And how did it end?"}],"tags":[]},{"id":"why-us","ask":"Why do you want to work here?","kind":"motivation","competencies":[],"difficulty":2,"target_seconds":60,"look_for":[],"avoid":[],"follow_ups":[],"tags":[]}],"bank_source":"nursing.yaml","position":2,"phase":"finished","take_id":null,"takes":[["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],["bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"]]}');
CREATE INDEX interviews_by_start ON interviews (started_at);
CREATE INDEX answers_by_place ON answers (interview_id, question_index, take);
CREATE INDEX answers_by_time ON answers (answered_at);
COMMIT;
