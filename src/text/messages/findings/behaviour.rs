//! What is wrong with what walks do, and with the scenarios that test it.

messages! {
    shown {
        /// No way on.
        no_route_matches(question): "bij vraag `{question}` past geen enkele route: er is geen weg verder",
            "no route matches at question `{question}`, so there is no way on";
        /// Advice for it.
        add_last_route(): "zet onderaan een route zonder `when`, of voeg een route toe voor dit geval",
            "end the list with a route without `when`, or add a route for this case";
        /// No way out of a group.
        no_way_out(group): "bij groep `{group}` past geen enkele route: er is geen weg verder",
            "no route matches at group `{group}`, so there is no way on";
        /// A way back to a question.
        way_back(question): "deze route leidt terug naar vraag `{question}`, die al beantwoord is",
            "this route leads back to question `{question}`, which has already been answered";
        /// A way back to a page.
        way_back_to_page(question): "deze route leidt terug naar pagina `{question}`, die al getoond is",
            "this route leads back to page `{question}`, which has already been shown";
        /// Advice for it.
        ask_once(): "op één weg komt elke vraag één keer: laat deze route verder leiden",
            "a walk asks every question once: make this route lead onwards";
        /// A circle of skipped questions.
        skip_circle(question): "deze route leidt rond langs vragen die worden overgeslagen, terug naar `{question}`",
            "this route runs in a circle of skipped questions, back to `{question}`";
        /// Advice for it.
        break_circle(): "laat minstens één van deze vragen ergens anders heen leiden",
            "make at least one of these questions lead elsewhere";
        /// A circle of groups in which nothing is asked.
        group_circle(group): "deze route leidt terug naar groep `{group}`, zonder dat er iets is gevraagd",
            "this route leads back to group `{group}` without a question in between";
        /// Advice for it.
        lead_out_of_group(): "laat de groep ergens anders heen leiden", "make the group lead elsewhere";
        /// Where a walk comes back to.
        comes_back_here(): "hierheen leidt de weg terug", "the walk comes back here";

        /// No walk comes to a question.
        unreachable_question(id): "geen enkele weg komt bij vraag `{id}`", "no walk reaches question `{id}`";
        /// No walk comes to a page.
        unreachable_page(id): "geen enkele weg komt bij pagina `{id}`", "no walk reaches page `{id}`";
        /// No walk comes to a group.
        unreachable_group(id): "geen enkele weg komt bij groep `{id}`", "no walk reaches group `{id}`";
        /// Advice for it.
        lead_to_question(id): "laat een route erheen leiden met `go: {id}`, of haal dit weg",
            "add a route to it with `go: {id}`, or remove it";
        /// Always skipped.
        never_asked(id): "vraag `{id}` wordt op elke weg overgeslagen",
            "question `{id}` is skipped on every walk";
        /// Advice for it, with `ask_when`.
        look_at_ask_when(): "`ask_when` is hier altijd onwaar: kijk die voorwaarde na, of haal de vraag weg",
            "`ask_when` is always false here: check that condition, or remove the question";
        /// Advice for it, with `from`.
        look_at_from(): "`from` maakt geen enkel antwoord: kijk na wat daar staat",
            "`from` generates no answers: check what it says";
        /// Advice for it, in a group.
        look_at_answers(): "geen enkel antwoord maakt hier ooit verschil: kijk de eisen na, of haal de vraag weg",
            "no answer ever makes a difference here: check the requirements, or remove the question";
        /// No walk ends there.
        unreachable_outcome(id): "geen enkele weg eindigt bij uitkomst `{id}`",
            "no walk ends in outcome `{id}`";
        /// Advice for it.
        lead_to_outcome(id): "laat een route er eindigen met `end: {id}`, of haal de uitkomst weg",
            "add a route to it with `end: {id}`, or remove the outcome";
        /// A test of a question that is never asked.
        unreached_test(question): "vraag `{question}` wordt op geen enkele weg gesteld: deze toets is nooit waar",
            "no walk asks question `{question}`, so this test is never true";
        /// Advice for it.
        test_another(): "toets een andere vraag, of laat een route naar deze vraag leiden",
            "test another question, or add a route to this one";
        /// The question that is meant.
        this_question(): "deze vraag", "this question";

        /// A route that is never taken.
        route_never_taken(target): "deze route naar `{target}` wordt nooit genomen",
            "this route to `{target}` is never taken";
        /// The route that is taken.
        taken_instead(): "deze route wordt genomen", "this route is taken";
        /// Advice for it, when it does match.
        put_route_higher(): "een eerdere route past dan ook: zet deze hoger, of maak de voorwaarde van de eerdere strenger",
            "an earlier route matches as well: move this one up, or make the condition of the earlier one stricter";
        /// Advice for it, when it never matches.
        look_at_route(): "hier komt men nooit als de voorwaarde waar is: pas die aan, of haal de route weg",
            "no walk gets here with this condition true: change it, or remove the route";
        /// Advice for it, when it has no condition.
        look_before_route(): "kijk waarom niemand hier komt: misschien ontbreekt een kenmerk of een antwoord, of past altijd een route die hoger staat",
            "look why nobody gets here: a fact or an answer may be missing, or a route above it always matches";
        /// Two routes match.
        overlapping_routes(target, taken): "deze route naar `{target}` past tegelijk met een eerdere naar `{taken}`: de volgorde beslist",
            "this route to `{target}` matches at the same time as an earlier one to `{taken}`: the order decides";
        /// The route that comes first.
        comes_first(): "deze komt eerst", "this one comes first";
        /// Advice for it.
        mean_the_order(): "is dit de bedoeling, laat het dan zo; sluit anders het ene geval uit in de voorwaarde van het andere",
            "if this is intended, leave it; otherwise exclude the one case in the condition of the other";

        /// An advice with nothing left.
        nothing_left(id): "uitkomst `{id}` wordt bereikt terwijl er niets over is",
            "outcome `{id}` can be reached with nothing left";
        /// Advice for it.
        lead_nothing_elsewhere(): "leid zulke wegen met `when: {{ remaining: {{ at_most: 0 }} }}` naar een uitkomst met `kind: blocked`",
            "use `when: {{ remaining: {{ at_most: 0 }} }}` to send such walks to an outcome with `kind: blocked`";
        /// An app that never comes through.
        app_never_left(id): "toepassing `{id}` blijft op geen enkele weg over",
            "no walk ends with app `{id}` left";
        /// What excludes it.
        excludes_it(id): "sluit `{id}` uit", "excludes `{id}`";
        /// Advice for it.
        say_never(): "hoort dit zo, zeg dan waarom met `never: {{ because: … }}`; pas anders een eis of een kenmerk aan",
            "if this is intended, say why with `never: {{ because: … }}`; otherwise change a requirement or a fact";

        /// Two answers that are one.
        same_answers(first, second): "de antwoorden `{first}` en `{second}` doen altijd hetzelfde",
            "the answers `{first}` and `{second}` always do the same";
        /// The other one.
        the_same_as(): "doet hetzelfde", "does the same";
        /// Advice for it.
        make_them_differ(): "maak er één antwoord van, of geef een van beide een eigen gevolg",
            "merge them into one answer, or give one of them an effect of its own";
        /// An answer that makes no difference.
        idle_question(id): "welk antwoord men ook geeft op vraag `{id}`, het maakt geen verschil",
            "whatever the answer to question `{id}` is, it makes no difference";
        /// Advice for it.
        give_it_an_effect(): "geef een antwoord een gevolg, haal de vraag weg, of maak er een pagina van met `info: {{}}`",
            "give an answer an effect, remove the question, or turn it into a page with `info: {{}}`";
        /// An answer after which nothing is left.
        answer_leaves_nothing(answer, question): "na antwoord `{answer}` op vraag `{question}` blijft nooit iets over",
            "nothing is ever left after answer `{answer}` to question `{question}`";
        /// Advice for it.
        contradicts_earlier(): "het spreekt eerdere antwoorden tegen: stel de vraag daar niet (`ask_when`), of maak van de eis een wens \
             (`prefer`)",
            "it contradicts earlier answers: do not ask the question there (`ask_when`), or turn the requirement into a wish (`prefer`)";

        /// Another outcome than expected.
        scenario_outcome(found, expected): "het resultaat is {found}, verwacht was {expected}",
            "expected {expected}, but the result is {found}";
        /// An outcome.
        an_outcome(id): "uitkomst `{id}`", "outcome `{id}`";
        /// The walk stops at a question.
        no_outcome_at(question): "geen uitkomst (vraag `{question}` heeft geen antwoord)",
            "no outcome (question `{question}` has no answer)";
        /// The walk meets a fault.
        no_outcome_fault(): "geen uitkomst (een fout in het stappenplan)",
            "no outcome (a fault in the tree)";
        /// No outcome.
        no_outcome(): "geen uitkomst", "no outcome";
        /// Another list than expected.
        scenario_list(key, differences): "`{key}` klopt niet; {differences}", "`{key}` does not match; {differences}";
        /// Ids that are expected and are not there.
        are_missing(ids): "er ontbreekt: {ids}", "missing: {ids}";
        /// Ids that are there and are not expected.
        are_extra(ids): "te veel: {ids}", "unexpected: {ids}";
        /// The standing of a missing app.
        stands_as(id, standing): "`{id}` (nu `{standing}`)", "`{id}` (now `{standing}`)";
        /// Which scenario.
        in_scenario(): "in dit scenario", "in this scenario";
        /// Advice for it.
        tree_or_scenario(): "klopt het stappenplan: `check --accept` past `expect` aan; anders is er iets veranderd wat niet de bedoeling was",
            "if the tree is right, `check --accept` changes `expect`; otherwise it has changed in a way that was not intended";
        /// Advice where the walk of the scenario stops for want of an answer.
        answer_it(question): "geef vraag `{question}` een antwoord", "give an answer to question `{question}`";
        /// Scenarios stop at a question that they do not answer.
        unanswered_question(scenarios, question):
            "vraag `{question}` heeft in {scenarios} scenario's geen antwoord: hun weg stopt daar",
            "in {scenarios} scenarios question `{question}` has no answer: their walk stops there";
        /// Advice for it: a line for all of them.
        add_stub(entry): "zet in die scenario's `{entry}` bij de antwoorden; `check --accept` doet dat",
            "add `{entry}` to the answers of these scenarios; `check --accept` does so";
        /// A question that is not on the path.
        scenario_off_path(question): "op de weg van dit scenario wordt vraag `{question}` niet gesteld",
            "this scenario never gets to question `{question}`";
        /// Questions that are not on the path.
        scenario_off_paths(questions): "op de weg van dit scenario worden deze vragen niet gesteld: {questions}",
            "this scenario never gets to these questions: {questions}";
        /// Questions to which the walk does not come yet, for it stops at one without an answer.
        scenario_stops(questions, at): "het antwoord op {questions} telt niet mee: de weg stopt bij `{at}`, dat geen antwoord heeft",
            "the answer to {questions} does not count: the walk stops at `{at}`, which has no answer";
        /// Advice for it.
        remove_given(): "haal die antwoorden weg, of kijk na waarom de weg daar niet langs komt",
            "remove those answers, or find out why the walk does not get there";

        /// Not covered.
        uncovered_answer(answer, question): "geen enkel scenario geeft antwoord `{answer}` op vraag `{question}`",
            "no scenario gives answer `{answer}` to question `{question}`";
        /// Not covered.
        uncovered_generated(question): "geen enkel scenario kiest op vraag `{question}` een antwoord dat `from` maakt",
            "no scenario answers question `{question}` with an answer that `from` generates";
        /// Not covered.
        uncovered_number(question): "geen enkel scenario geeft een getal op vraag `{question}`",
            "no scenario answers question `{question}` with a number";
        /// Not covered.
        uncovered_route(target): "geen enkel scenario neemt deze route naar `{target}`",
            "no scenario takes this route to `{target}`";
        /// Advice for it.
        write_stubs(): "`check --stub-scenarios` schrijft de scenario's die ontbreken",
            "`check --stub-scenarios` writes the missing scenarios";
        /// The name of a scenario that is to be completed: what it is for.
        stub_name(what): "Voor {what}", "For {what}";
        /// A route that it is for.
        stub_route(target): "de route naar {target}", "the route to {target}";
        /// A comment allows what does not exist.
        allow_unknown_code(code): "deze opmerking staat `{code}` toe, en zo heet geen bevinding",
            "this comment allows `{code}`, and no finding is called so";
        /// A comment allows an error.
        allow_error(code): "`{code}` is een fout: die is niet toe te staan", "`{code}` is an error, and cannot be allowed";
        /// Advice for it.
        mend_it(): "herstel de fout, en haal deze opmerking weg", "mend the error, and remove this comment";
        /// A comment allows something without a reason.
        allow_without_reason(code): "deze opmerking staat `{code}` toe zonder te zeggen waarom",
            "this comment allows `{code}` without saying why";
        /// Advice for it.
        say_why_allowed(code): "schrijf `# check: allow {code}, reden`", "write `# check: allow {code}, reason`";
        /// A comment allows what is not found there.
        allow_nothing(code): "hier wordt geen `{code}` gevonden: er is niets toe te staan",
            "no `{code}` is found here: there is nothing to allow";
        /// Advice for it.
        remove_allow(): "haal deze opmerking weg, of zet haar bij de regel waar het om gaat",
            "remove this comment, or put it at the line that it is about";
        /// No scenarios at all.
        no_scenarios(): "er zijn geen scenario's: niets merkt het als de uitkomst van een weg verandert",
            "there are no scenarios: nothing notices when the outcome of a walk changes";
        /// Advice for it.
        begin_with_stubs(): "`check --stub-scenarios` schrijft er om mee te beginnen",
            "`check --stub-scenarios` writes some to start with";

        /// Two apps with one name.
        same_app_name(words): "er is al een toepassing die `{words}` heet", "there is already an app called `{words}`";
        /// Two answers of a question.
        same_answer_words(words): "deze vraag heeft al een antwoord `{words}`",
            "this question already has an answer `{words}`";
        /// Two ends.
        same_outcome_title(words): "er is al een uitkomst met de titel `{words}`",
            "there is already an outcome with the title `{words}`";
        /// Where the other is.
        same_words_here(): "met dezelfde woorden", "with the same words";
        /// Advice for it.
        tell_them_apart(): "geef elk eigen woorden: op het scherm zijn ze niet uit elkaar te houden",
            "give each its own words: on screen nobody can tell them apart";
        /// A requirement that every app meets.
        keep_drops_nothing(): "alle toepassingen voldoen aan deze eis: er valt nooit iets af",
            "every app meets this requirement, so it never drops anything";
        /// Advice for it.
        look_at_requirement(): "klopt dat, laat het dan zo; kijk anders de eis of de gegevens na",
            "if that is right, leave it; otherwise check the requirement or the facts";
        /// A wish that no app meets.
        wish_never_met(): "geen enkele toepassing voldoet volgens de gegevens aan deze wens",
            "by its facts no app meets this wish";
        /// A rule of `standing` that is true of no app.
        standing_never_true(): "deze regel van `standing` is volgens de gegevens voor geen enkele toepassing waar",
            "by their facts this rule of `standing` is true of no app";
        /// A point of an app whose condition is never true of that app.
        point_never_given(): "dit aandachtspunt komt nooit in beeld: de gegevens van deze toepassing sluiten het uit",
            "this attention point is never shown: the facts of this app rule it out";
        /// Advice for these.
        look_at_facts(): "kijk de voorwaarde na, en wat er bij de toepassingen staat", "check the condition, and what the apps say";
        /// A date that has yet to come.
        future_date(key, date): "`{key}` is {date}, en die dag moet nog komen", "`{key}` is {date}, which has yet to come";
        /// The same in more places.
        future_dates(key, date, count): "`{key}` is {date}, en die dag moet nog komen; zo staat het er {count} keer",
            "`{key}` is {date}, which has yet to come; it stands like that {count} times";
        /// Advice for it.
        look_at_date(): "kijk de datum na", "check the date";
        /// Old values of facts.
        stale_facts(count, months): "{count} waarden zijn langer dan {months} maanden geleden nagekeken",
            "{count} values were last checked more than {months} months ago";
        /// One old value of a fact.
        stale_fact_only(months): "één waarde is langer dan {months} maanden geleden nagekeken",
            "one value was last checked more than {months} months ago";
        /// The oldest of them.
        oldest_fact(fact, date): "`{fact}` is van {date}", "`{fact}` dates from {date}";
        /// Advice for it.
        check_facts_again(): "kijk ze opnieuw na en zet de datum bij `checked`",
            "check them again and put the date in `checked`";
        /// Which apps they are of: of each how many, and the date of the oldest.
        stale_by_app(list): "per toepassing, met de oudste datum: {list}", "by app, with the oldest date: {list}";
        /// The same, where not all are named.
        stale_by_app_part(list, others): "per toepassing, met de oudste datum: {list}, en nog {others} (`check --statistics`)",
            "by app, with the oldest date: {list}, and {others} more (`check --statistics`)";
        /// A fact without values.
        unused_fact(id): "geen enkele toepassing heeft een waarde voor kenmerk `{id}`",
            "no app has a value for fact `{id}`";
        /// Advice for it.
        fill_fact(): "vul het in bij de toepassingen, of haal het kenmerk weg",
            "give it a value in the apps where it is known, or remove the fact";

        /// Not everything was proved.
        not_exhausted(states): "er zijn te veel toestanden om alle wegen na te gaan (gestopt na {states})",
            "there are too many states to check all walks (stopped after {states})";
        /// What was not.
        not_proved(codes): "niet bewezen is: {codes}", "not proved: {codes}";
    }
}
