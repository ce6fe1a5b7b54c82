"""Words with a capital that name nobody, and names that people are given: data for finding names.

Sources: the calendar, the languages and the ranks as any dictionary lists them; tools and abbreviations that job
adverts ask for across trades; given names out of the yearly lists of the Office for National Statistics (UK) and the
Social Security Administration (US), with others common in both countries, without those that are words as well.
"""

from trainer.analysis.lexicon import (
    ARTICLES,
    BE,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    NUMBER_WORDS,
    OBJECTS,
    PAST_VERBS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECTS,
    SUBJECTS_CONTRACTED,
    SUBORDINATORS,
    word_set,
)

_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays "
    "sundays january february march april may june july august september october november december spring summer "
    "autumn fall winter christmas easter eid diwali ramadan hanukkah thanksgiving halloween covid pandemic"
)
_TONGUES = word_set(
    "english french german spanish italian portuguese dutch polish russian ukrainian turkish arabic hebrew hindi urdu "
    "punjabi bengali tamil chinese mandarin cantonese japanese korean vietnamese thai swedish danish norwegian finnish "
    "greek latin welsh irish scottish gaelic british american european asian african indian australian canadian "
    "western eastern northern southern"
)
_RANKS = word_set(
    "senior junior lead leads principal staff chief head deputy assistant associate vice president director directors "
    "manager managers executive officer officers supervisor coordinator administrator engineer engineers developer "
    "developers analyst analysts designer architect consultant specialist technician intern interns apprentice "
    "trainee teacher teachers nurse nurses doctor doctors sister matron professor lecturer captain sergeant chef "
    "product project programme program operations marketing sales finance accounting legal engineering design "
    "research development support service services customer customers client clients success quality human resources "
    "people hr it team teams department departments division board bachelor bachelors master masters doctorate phd "
    "bsc msc mba ba ma bs ms gcse gcses level levels diploma certificate degree star situation task action result "
    "agile scrum kanban lean sigma waterfall sprint okr okrs kpi kpis black friday north south east west"
)
_TOOLS = word_set(
    "python java javascript typescript kotlin swift rust ruby rails php perl scala go golang c html css sql nosql "
    "react angular vue svelte django flask spring node express postgres postgresql mysql mongodb redis kafka spark "
    "hadoop airflow docker kubernetes terraform ansible jenkins git github gitlab bitbucket linux unix windows macos "
    "android ios excel word powerpoint outlook sharepoint access teams zoom slack jira confluence trello asana notion "
    "figma sketch photoshop illustrator indesign autocad solidworks revit matlab tableau looker excel sap salesforce "
    "hubspot zendesk mailchimp quickbooks sage xero wordpress shopify internet web wifi bluetooth"
)
_ABBREVIATIONS = word_set(
    "i a ok okay tv pc pcs usb pdf csv json xml yaml api apis rest soap sdk ide ui ux qa hr it pr pa vp svp evp ceo "
    "cfo cto coo cio cmo md gm pm po ba cv crm erp cms seo sem ppc roi kpi kpis okr okrs sla slas nda rfp rfi poc mvp "
    "b2b b2c saas paas iaas ml ai nlp llm gpu cpu ram ssd os vm vms vpn dns http https tcp ip ssl tls ssh ftp sso mfa "
    "gdpr hipaa pci iso iec osha nist sox gaap ifrs vat uk us usa eu un am pm gmt utc est pst faq asap fyi eta diy "
    "icu er ed gp gps nhs a&e cpr iv ecg mri ct bp sats dnr sbar rn lpn cna hca ta sen sencor send ofsted pe ict cad "
    "cnc plc bom mrp wms tms lgv hgv ppe rams cdm rca fmea capa spc dmaic jit tdd bdd ci cd etl bi dba hdfs aws gcp "
    "sql nosql php css html url urls utm ctr cpc cpa ltv nps csat dau mau arr mrr p&l ebitda ipo r&d star"
)
_OPENERS = (
    ARTICLES | BE | CONJUNCTIONS | DEMONSTRATIVES | DO | HAVE | MODALS | NEGATIONS | NUMBER_WORDS | OBJECTS | PAST_VERBS
    | POSSESSIVES | PREPOSITIONS | QUESTION_WORDS | SUBJECTS | SUBJECTS_CONTRACTED | SUBORDINATORS
    | word_set(
        "as if than then there here now well yes yeah no okay ok oh so also too even just only once again later soon "
        "still yet today yesterday tomorrow tonight instead maybe perhaps please thanks thank hello hi dear sorry sure "
        "right like um uh erm hmm each every both all some any most many much few more less other another such same "
        "first second third next last finally everyone everybody everything someone somebody something anyone anybody "
        "nobody nothing none people folks guys team everyone's let let's look see say said told ask asked call called "
        "worked work working joined left led met saw made did got went came took gave found kept ran built wrote "
        "thought knew felt started began ended stopped helped tried used wanted needed learned moved changed turned "
        "mr mrs ms miss mx dr prof professor sir madam lord lady sister father brother nurse doctor captain question "
        "answer perhaps plus minus versus via per overall anyway besides meanwhile however therefore moreover though"
    )
)  # fmt: skip

NO_NAMES = _CALENDAR | _TONGUES | _RANKS | _TOOLS | _ABBREVIATIONS | _OPENERS
"""Words in lower case that are no name by themselves, wherever their capital comes from."""

PART_OF_MANY = NO_NAMES | word_set(
    "group groups bank banks inc ltd llc plc gmbh corp corporation company companies co limited holdings partners "
    "partnership consulting consultants solutions systems technologies technology tech software services industries "
    "international national global world university college school schools academy hospital hospitals clinic health "
    "healthcare care medical trust council city county state capital insurance energy foods food motors airlines air "
    "retail stores store shop hotels hotel media news press books studio studios labs lab logistics transport "
    "foundation institute association society church centre center house street road new old great green blue red "
    "white black"
)
"""Words that stand in the names of many: such a word alone names none of them."""

TITLES = word_set("mr mrs ms miss mx dr prof professor sir madam lord lady father brother uncle aunt auntie")
"""Behind these a name comes."""
LINKS = word_set("of de da di du del della der den van von la le el al bin ibn mac & o")
"""These stand inside a name, in lower case."""
CUES = word_set("at for with from joined joining left leaving by to via into under")
"""Behind these an abbreviation is an employer rather than a technique."""

GIVEN_NAMES = word_set(
    "aaron abdul abigail adam adrian ahmed aisha alan albert alejandro alex alexander alexandra alice alicia alison "
    "amanda amelia amir amy ana andrea andrew angela anita ann anna anne anthony antonio anya arjun arthur ashley "
    "barbara beatrice ben benjamin bernard beth brandon brenda brian bruce bryan callum cameron camila carl carla "
    "carlos carol caroline catherine cathy charles charlie charlotte cheryl chloe chris christina christine "
    "christopher cindy claire colin connor craig cynthia daniel danielle darren dave david deborah dennis derek diana "
    "diane diego dominic donald donna dorothy douglas dylan edward eleanor elena elias elizabeth ella ellen elliot "
    "emily emma eric erin ethan eva evelyn fatima felix fernando fiona florence frances francesca francis gabriel "
    "gareth gary gavin geoff george georgia gerald gillian gordon graham greg gregory hannah harold harriet harry "
    "hassan heather helen henry howard hugo ian ibrahim imran irene isaac isabel isabella isla jack jackie jacob "
    "jacqueline jake james jamie jane janet janice jason javier jay jean jeff jeffrey jennifer jenny jeremy jessica "
    "jill jim joan joanna joanne joe joel john johnny jonathan jordan jorge jose joseph joshua joyce juan judith judy "
    "julia julian julie justin karen karl kate katherine kathleen kathryn katie keith kelly ken kenneth kevin kim "
    "kimberly kyle laura lauren laurence leah lee leo leon leonard leslie lewis liam linda lisa liz lorraine louis "
    "louise lucas lucy luis luke lynn malcolm marc marcus margaret maria marie marilyn mario marion martha martin "
    "mary mathew matt matthew maureen maurice megan mehmet melanie melissa mia michael michelle miguel mike mohamed "
    "mohammed monica muhammad nadia naomi natalie natasha nathan neil nicholas nick nicola nicole nigel nina noah "
    "nora norman oliver olivia omar oscar owen pamela patricia patrick paul paula pauline pedro peter phil philip "
    "phillip phoebe pierre priya rachel rajesh ralph rahul raymond rebecca ricardo richard rick robert roberta robin "
    "roger ronald rosa rosemary roy russell ruth ryan sally sam samantha samir samuel sandra sanjay sara sarah scott "
    "sean sergio sharon sheila shirley silvia simon sofia sonia sophia sophie stacey stanley stephanie stephen steve "
    "steven stuart susan suzanne sylvia tara ted teresa theresa thomas tiffany tim timothy tina todd tom tomasz tony "
    "tracey tracy trevor valerie vanessa veronica vicky victoria vijay vincent virginia walter wayne wendy william "
    "yasmin yusuf yvonne zachary zainab zara zoe"
)
"""In lower case. At the beginning of a sentence, where every word has a capital, these are names all the same."""
