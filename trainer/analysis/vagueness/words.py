"""Word classes of vague claims, as pieces of patterns: how much, how strongly, of what.

Source: quantifiers, degree adverbs and comparatives as grammars of English list them (Quirk et al. 1985, 5.10-5.25 and
7.87-7.90); the nouns are what people in ordinary trades count and are measured by.
"""


def either(*lines: str) -> str:
    """A pattern for any of the words in `lines`; words of several parts are joined with "_"."""
    return "|".join(word.replace("_", " ") for line in lines for word in line.split())


WORK = either(
    # whom one works for and with
    "customers? clients? guests? patients? residents? students? kids children families parents callers? users? "
    "members? buyers?",
    "tenants? passengers? donors? subscribers? followers? shoppers? visitors? diners accounts? leads prospects "
    "vendors? suppliers?",
    "contractors? partners stakeholders employees staff team_members teammates hires nurses techs technicians "
    "drivers cooks servers",
    "volunteers apprentices interns reps agents teams departments crews trainees new_people managers brands "
    "companies awards",
    # what one works on
    "orders? tickets? calls? emails invoices reports? projects? cases claims jobs tasks repairs? installs? "
    "installations units parts",
    "products features bugs issues defects errors mistakes complaints? returns refunds deliveries shipments? "
    "trucks loads boxes pallets",
    "inventory meals covers plates tables classes sessions workshops trainings? events campaigns? deals? sales "
    "contracts proposals",
    "applications? files? documents records forms data entries transactions payments accounts_payable inspections "
    "audits tests",
    "experiments procedures surgeries treatments appointments meetings presentations articles posts videos "
    "designs drawings systems?",
    "servers? machines? equipment sites? stores? locations branches rooms houses homes buildings properties "
    "routes shifts schools",
    "countries languages tools technologies platforms databases queries reviews bookings reservations listings "
    "grants donations freight",
    "materials? code releases incidents outages alerts accidents injuries delays jams breakdowns stoppages "
    "callbacks rework",
    # what comes of it
    "[a-z]{3,}(?:pers|ters|kers|ners|ders|ists|ants|ees|ians|ics) money cash revenue income profits? savings "
    "costs? expenses budget hours overtime downtime waste scrap capacity traffic",
    "business volume growth turnover paperwork responsibilit(?:y|ies) improvements? changes processes efficiency "
    "productivity backlog",
    "product stock merchandise space steps manual_work positive_feedback signups sign-ups registrations referrals "
    "downloads views clicks "
    "attendance enrollment",
    "participation engagement",
)
PEOPLE = "people|folks|employees|workers|guys"

QUANTITY = "|".join(
    (
        r"(?:quite )?an? (?:whole |good |huge |big |ton |fair |awful )?(?:lot|ton|bunch|load|boatload|heap|pile|"
        r"slew|host|deal|range|variety|array) of",
        r"(?:lots|tons|loads|heaps|piles|plenty|scores|hundreds|thousands|dozens|millions|tens of thousands|"
        r"hundreds of thousands)"
        r"(?: and (?:lots|tons|loads|hundreds|thousands|dozens))? of",
        r"an? (?:very |really |pretty |fairly )?(?:large|huge|great|high|significant|good|decent|fair|big|wide|"
        r"broad|massive|substantial|considerable|"
        r"small|limited|growing|enormous|incredible|insane|immense|tremendous|ridiculous|crazy|vast|sizable|"
        r"sizeable) "
        r"(?:number|amount|volume|range|variety|quantity|array|portion|chunk|percentage|share|part|deal|majority|"
        r"selection|set|fraction|"
        r"proportion|bulk|group) of(?: (?:my|our|the))?",
        r"a (?:number|variety|range|handful|host|majority|fraction|portion|couple(?! of (?:million|thousand|"
        r"hundred|dozen))) of",
        r"the (?:vast |large |great )?(?:majority|bulk) of(?: (?:my|our|the))?",
        r"(?:huge|large|enormous|tremendous|massive|high|vast) (?:amounts?|numbers?|volumes?|quantit(?:y|ies)) of",
        r"quite a bit of|a good bit of|quite a few|a good few|a few|a couple|many|several|numerous|countless|"
        r"multiple|various|so many|a great many|most of (?:my|our)",
        r"(?:hardly any|almost no|barely any|very few|next to no|practically no|virtually no|nearly all|almost "
        r"all)(?: (?:of )?(?:my|our|the))?",
    )
)
STRONG_QUANTITY = "|".join(
    (
        r"(?:tons|loads|heaps|piles|scores|hundreds|thousands|dozens|tens of thousands|hundreds of thousands) of",
        r"an? (?:very |really |pretty )?(?:large|huge|great|high|significant|enormous|incredible|massive|substantial|"
        r"considerable|tremendous|vast) (?:number|amount|volume|quantity) of",
        r"numerous|countless",
    )
)
"""Quantities that are boasted of, whatever is counted."""
_NEVER_COUNTED = either(
    "the an? my our their his her your i we they he she it you to of in on at and or but so that who was were is "
    "are had have for with",
    "because when if just not then times? things? ways reasons years months weeks days minutes seconds questions "
    "fun grief stress pressure",
    "respect patience love pride energy heart joy anxiety help advice support trust faith hope confidence credit "
    "sense thought thinking",
    "effort passion friends ideas opinions emotions feelings memories luck sleep coffee words jokes options "
    "choices books freedom",
    "flexibility stuff practice courage guts drama noise pain fear anger frustration excitement lessons",
)
BETWEEN = rf"(?: (?!(?:{_NEVER_COUNTED})\b)[a-z'-]+)"
"""A word that may stand between a quantity and what is counted."""

COUNTED = rf"(?!(?:{_NEVER_COUNTED})\b)[a-z-]{{3,}}[^s|]s"
"""A plural noun that may be counted."""

DEEDS = "|".join(
    (
        r"handl(?:e|ed|ing)|manag(?:e|ed|ing)|train(?:ed|ing)|clos(?:ed|ing)|sold|selling|fix(?:ed|ing)|built|"
        r"building|wrote|writing|written",
        r"process(?:ed|ing)|deliver(?:ed|ing)|serv(?:ed|ing)|review(?:ed|ing)|onboard(?:ed|ing)|hir(?:ed|ing)|"
        r"sav(?:ed|ing)|cut|reduc(?:ed|ing)",
        r"rais(?:ed|ing)|generat(?:ed|ing)|answer(?:ed|ing)|resolv(?:ed|ing)|complet(?:ed|ing)|work(?:ed|ing) "
        r"(?:with|on)|did|done|ran|led",
        r"organi[sz](?:ed|ing)|creat(?:ed|ing)|design(?:ed|ing)|implement(?:ed|ing)|launch(?:ed|ing)|install(?:ed|"
        r"ing)|inspect(?:ed|ing)",
        r"support(?:ed|ing)|help(?:ed|ing)|coach(?:ed|ing)|mentor(?:ed|ing)|brought in|won|signed|renewed|booked|"
        r"caught|eliminat(?:ed|ing)",
        r"remov(?:ed|ing)|supervis(?:ed|ing)|oversaw|treat(?:ed|ing)|teaching|taught|ship(?:ped|ping)|test(?:ed|"
        r"ing)|migrat(?:ed|ing)",
        r"automat(?:ed|ing)|prepar(?:ed|ing)|cook(?:ed|ing)|clean(?:ed|ing)|repair(?:ed|ing)|chas(?:ed|ing)|"
        r"plann(?:ed|ing)|coordinat(?:ed|ing)",
    )
)

STRONGLY = either(
    "significantly dramatically drastically substantially considerably greatly massively hugely tremendously "
    "vastly noticeably markedly",
    "exponentially sharply immensely enormously measurably radically",
)
SOMEWHAT = (
    r"by a lot|by quite a bit|by a ton|a whole lot|quite a lot|a lot|a ton|a bunch|a great deal|a good deal|a "
    r"good bit|quite a bit|a little bit|a bit|"
    r"a little|big time|so much|like crazy|through the roof|slightly|somewhat|way (?:up|down)"
)
CHANGED = (
    r"improv(?:e[ds]?|ing)|increas(?:e[ds]?|ing)|reduc(?:e[ds]?|ing)|decreas(?:e[ds]?|ing)|lower(?:ed|s|ing)|"
    r"cut(?:s|ting)?|boost(?:ed|s|ing)?|"
    r"grew|grow(?:n|s|ing)|drop(?:ped|s|ping)?|fell|fallen|rose|risen|rais(?:e[ds]|ing)|(?:went|go|goes|gone|came|"
    r"is|are|was|were) (?:way )?(?:up|down)|"
    r"climb(?:ed|ing)|jump(?:ed|ing)|shr[aiu]nk|sp(?:eeds?|ed|eeded)(?: \S+){0,2} up|slash(?:ed|ing)|sav(?:ed|es|"
    r"ing)|expand(?:ed|ing)|"
    r"minimi[sz](?:ed|ing)|shorten(?:ed|ing)|streamlined|picked up|br(?:ought|ings?) (?:it|that|them|costs|things|"
    r"\S+ \S+) (?:down|up)|"
    r"exceed(?:ed|ing)|outperform(?:ed|ing)?|beat|slowed|changed|helped"
)
MUCH = (
    r"way|much|far|so much|an? (?:whole |hell of a )?(?:lot|ton|bunch)|lots|tons|a (?:great|good) deal|quite a bit|"
    rf"{STRONGLY}"
)
COMPARATIVE = either(
    "faster quicker slower happier smoother fewer less lower higher cheaper safer shorter cleaner leaner tighter "
    "busier bigger larger",
    "smaller healthier easier better calmer stronger",
) + (
    r"|more (?:efficient|efficiently|productive|accurate|accurately|reliable|reliably|stable|consistent|"
    r"consistently|organi[sz]ed|smoothly|smooth|"
    r"profitable|engaged|responsive|quickly|on time|predictable|sales|customers|clients|revenue|traffic|calls|"
    r"orders|leads|money|business|"
    r"visitors|users|signups|students|people through|output|visible|streamlined|effective|effectively|cooperative|"
    r"motivated|punctual)"
)
SIZED = either(
    "teams? budgets? caseloads? crews? accounts clients? volumes? territory territories workloads? portfolios? "
    "inventory customer_base",
    "orders contracts? staff grants donors? customers databases? datasets? brands names companies jobs projects "
    "events weddings retailers",
    "campaigns deals properties corporations resources funding manpower",
)
"""What a large one of says little about: "a large team", "limited staff"."""
BIG = either(
    "huge big large significant massive major dramatic noticeable substantial considerable tremendous enormous "
    "great measurable drastic marked",
    "sizable sizeable",
)
METRICS = either(
    "satisfaction morale efficiency productivity sales revenue costs? expenses spending quality retention "
    "turnover complaints errors? error_rates?",
    "mistakes waste downtime uptime engagement performance turnaround(?:_times?)? wait(?:ing)?_times? "
    "response_times? load_times? lead_times?",
    "cycle_times? processing_times? delivery_times? conversions? conversion_rates? profits? profitability "
    "margins? accuracy safety attendance",
    "traffic output throughput scores? backlog overtime returns scrap delays shrink shrinkage churn reliability "
    "loyalty participation enrollment",
    "bookings reviews ratings outcomes results numbers communication workflows? process(?:es)? operations? "
    "cancellations no-shows incidents",
    "accidents injuries defects rework callbacks absenteeism occupancy test_scores grades collections "
    "readmissions falls infections lateness",
    "service bottom_line wait turnover_rate",
)
OWNED = (
    r"(?:(?:the|our|their|my|its|overall|team|customers?|client|guest|patient|employee|staff|student|member|user|"
    r"operational|company|store|average|"
    r"data|food|labou?r|product|process|department|call|on-time|resident|production|efficiency|quality|and|site|"
    r"page|lab|plant|shipping|fuel|energy|"
    r"parent|first-pass|tenant|crew|order|service|online|in-store|net|gross|annual|monthly|whole|entire|general) "
    r"){0,4}"
)
"""Words that may stand between "improved" and what was improved."""
BETTERED = (
    r"improv(?:e|ed|es|ing)|increas(?:e|ed|es|ing)|boost(?:ed|s|ing)?|reduc(?:e|ed|es|ing)|lower(?:ed|s|ing)?|"
    r"decreas(?:e|ed|es|ing)|"
    r"rais(?:e|ed|es|ing)|grew|enhanc(?:e|ed|es|ing)|minimi[sz](?:e|ed|es|ing)|maximi[sz](?:e|ed|es|ing)|cut down "
    r"on|cut(?:ting)?|"
    r"brought (?:up|down)|drove(?: up| down)?|driving(?: up| down)?|sped up|speed(?:ing)? up|streamlin(?:e|ed|es|"
    r"ing)|optimi[sz](?:e|ed|es|ing)"
)
WENT_BETTER = (
    r"improved|increased|went (?:way |right |straight )?(?:up|down)|dropped|decreased|fell|rose|grew|came (?:way "
    r")?(?:down|up)|shot up|skyrocketed|"
    r"took off|soared|plummeted|picked up|climbed|jumped|declined|went through the roof|"
    r"got (?:(?:so )?much |a lot |way )?(?:better|lower|higher|faster|smoother)"
)
