//! What is wrong with what the tree and the catalogue say.

messages! {
    shown {
        /// There is no app at all.
        no_catalogue(): "er is geen catalogus gelezen, of er staat niets in",
            "no catalogue was read, or there is nothing in it";
        /// What to do about that.
        put_catalogue_beside(): "zet de map `catalogue` naast dit bestand, met een bestand per toepassing, of noem de map met `--catalogue`",
            "put the folder `catalogue` beside this file, with a file for each app, or name the folder with `--catalogue`";
        /// What one thing of the catalogue is called, in a tree that does not say.
        an_app(): "toepassing", "application";
        /// What several are called.
        apps(): "toepassingen", "applications";

        /// A question that is not there.
        finding_unknown_question(id): "er is geen vraag `{id}`", "there is no question `{id}`";
        /// An answer that is not there.
        finding_unknown_answer(id, question): "vraag `{question}` heeft geen antwoord `{id}`",
            "question `{question}` has no answer `{id}`";
        /// "Don't know" that is not offered.
        no_unknown(question): "vraag `{question}` biedt geen \"weet ik niet\" aan",
            "question `{question}` does not offer \"don't know\"";
        /// An outcome that is not there.
        finding_unknown_outcome(id): "er is geen uitkomst `{id}`", "there is no outcome `{id}`";
        /// Advice: it is the other of the two.
        is_a_question(id): "`{id}` is een vraag: gebruik `go`", "`{id}` is a question: use `go`";
        /// Advice: it is the other of the two.
        is_an_outcome(id): "`{id}` is een uitkomst: gebruik `end`", "`{id}` is an outcome: use `end`";
        /// A fact that is not there.
        unknown_fact(id): "er is geen kenmerk `{id}`", "there is no fact `{id}`";
        /// A value that a fact does not have.
        unknown_value(id, fact): "kenmerk `{fact}` heeft geen waarde `{id}`",
            "fact `{fact}` has no value `{id}`";
        /// An app that is not there.
        finding_unknown_app(id): "er is geen toepassing `{id}` in de catalogus",
            "there is no app `{id}` in the catalogue";
        /// A label that is not there.
        unknown_label(id): "geen enkel antwoord zet het label `{id}`", "no answer sets the label `{id}`";
        /// A source that is not there.
        unknown_source(id): "er is geen bron `{id}`", "there is no source `{id}`";
        /// A place that is not in the list of its source.
        unknown_place(at, source): "`{at}` staat niet bij de `places` van bron `{source}`",
            "`{at}` is not among the `places` of source `{source}`";
        /// A phase that is not there.
        unknown_phase(id): "er is geen fase `{id}`", "there is no phase `{id}`";
        /// A text that is not there.
        unknown_text(id): "er is geen tekst `{id}` onder `texts`",
            "there is no text `{id}` under `texts`";
        /// A list of routes that is not there.
        unknown_routes(id): "er is geen lijst `{id}` onder `routes`",
            "there is no list `{id}` under `routes`";
        /// A plan that is not there.
        unknown_plan(id): "er is geen plan `{id}`", "there is no plan `{id}`";

        /// An app id in two places.
        duplicate_app(id): "de toepassing `{id}` staat er twee keer", "the app `{id}` is defined twice";
        /// A group with the id of a question.
        group_and_question(id): "`{id}` is ook een vraag: vragen en groepen hebben elk een eigen id",
            "`{id}` is a question too: a question and a group cannot share an id";
        /// A step id in two places.
        duplicate_step(id): "de stap `{id}` staat twee keer in dit plan",
            "the step `{id}` occurs twice in this plan";
        /// A written answer with the id of a generated one.
        generated_too(id): "`from` maakt ook al een antwoord `{id}`",
            "`from` already generates an answer `{id}`";
        /// A question in two groups, or twice in one.
        grouped_already(id): "vraag `{id}` hoort al bij een groep",
            "question `{id}` already belongs to a group";
        /// A page of information in a group.
        page_in_group(id): "`{id}` is een pagina met `info`: in een groep kunnen alleen vragen staan",
            "`{id}` is a page with `info`: a group can only hold questions";
        /// A question of a group with a way of its own.
        way_of_member(id, group): "vraag `{id}` hoort bij groep `{group}` en kan hier geen eigen weg hebben",
            "question `{id}` belongs to group `{group}` and cannot have a way of its own here";
        /// Advice for it.
        way_at_group(group): "haal deze weg weg: de weg verder staat bij groep `{group}`",
            "remove it: the way on belongs to group `{group}`";
        /// Where a group names a question.
        in_group_here(): "staat hier in een groep", "listed in a group here";
        /// A way straight to a question of a group.
        way_into_group(id): "vraag `{id}` hoort bij een groep: er kan geen weg rechtstreeks naartoe",
            "question `{id}` belongs to a group: nothing can lead straight to it";
        /// Advice for it.
        lead_to_group(group): "laat de weg naar de groep leiden: `go: {group}`",
            "lead to the group instead: `go: {group}`";
        /// Advice for `start`.
        start_before_group(group): "begin met een vraag of pagina die in geen groep staat, en ga vandaar naar `{group}`",
            "start with a question or page outside any group, and go from there to `{group}`";
        /// A group of fewer than two questions.
        small_group(id): "groep `{id}` heeft minder dan twee vragen: er valt geen volgorde te kiezen",
            "group `{id}` has fewer than two questions, so there is no order to choose";
        /// Advice for it.
        no_group_needed(): "zet er meer vragen in, of haal de groep weg",
            "put more questions in it, or remove the group";
        /// An app without an id in a list.
        app_without_id(): "in een lijst heeft elke toepassing een `id`",
            "every app in a list needs an `id`";
        /// An app whose id is not the name of its file.
        app_file_name(id, stem): "de id `{id}` is niet de naam van het bestand (`{stem}`)",
            "the id `{id}` is not the name of the file (`{stem}`)";
        /// Advice for it.
        rename_or_remove(): "haal `id` weg, of hernoem het bestand", "remove `id`, or rename the file";
        /// Advice for a file name that is not an id.
        rename_file(): "de naam van het bestand is de id van de toepassing",
            "the name of the file is the id of the app";

        /// A test that does not go with the kind of a fact.
        fact_kind(word, fact, kind): "`{word}` gaat niet met `{fact}`: dat is {kind}",
            "`{word}` cannot test `{fact}`, which is {kind}";
        /// What is possible instead.
        test_with(words): "toets het met {words}", "test it with {words}";
        /// A value that does not go with the kind of a fact.
        value_kind(fact, kind, found): "`{fact}` is {kind}, maar er staat {found}",
            "`{fact}` is {kind}, but the value is {found}";
        /// A fact from which no answers can be generated.
        kind_of_from(fact, kind): "uit `{fact}` zijn geen antwoorden te maken: dat is {kind}",
            "no answers can be generated from `{fact}`, which is {kind}";
        /// A kind.
        kind_choice(): "een keuze (`choice`)", "a choice";
        /// A kind.
        kind_set(): "een verzameling (`set`)", "a set";
        /// A kind.
        kind_number(): "een getal (`number`)", "a number";
        /// A kind.
        kind_flag(): "ja of nee (`flag`)", "a flag";
        /// A kind.
        kind_apps(): "een verzameling toepassingen (`apps`)", "a set of apps";
        /// A kind.
        kind_text(): "een tekst (`text`)", "a text";
        /// Advice for a single value of a set.
        write_a_list(): "zet de waarden tussen `[` en `]`", "put the values between `[` and `]`";

        /// A test of a fact or of the app where there is no app.
        fact_not_here(word): "`{word}` toetst een toepassing, en hier gaat het niet over één toepassing",
            "`{word}` tests one app, but this is about the whole walk";
        /// Advice for it.
        use_remaining(): "toets wat er overblijft: `remaining: {{ some: … }}`",
            "test what remains: `remaining: {{ some: … }}`";
        /// A test of the walk in `from`.
        test_not_here(word): "`{word}` kan niet in `from`", "`{word}` cannot be used in `from`";
        /// Advice for it.
        tests_of_from(): "`from` kent alleen kenmerken, `known` en `app`, met `all`, `any` en `not`",
            "`from` can only test facts, `known` and `app`, combined with `all`, `any` and `not`";
        /// A test of the answer where none is given.
        answer_not_here(): "hier wordt geen antwoord gegeven", "no answer is being given here";
        /// The word `answer` in a route.
        answer_in_route(): "in een route kan het woord `answer` alleen in `answer: {{ … }}`",
            "in a route the word `answer` can only be used as `answer: {{ … }}`";
        /// A test that does not go with the kind of the question.
        answer_number_only(word, question): "`{word}` gaat alleen bij een vraag naar een getal, en dat is `{question}` niet",
            "`{word}` only works with a question for a number, and `{question}` is not one";
        /// A comparison that cannot be.
        answer_incomparable(fact, question): "het antwoord op `{question}` is niet te vergelijken met `{fact}`",
            "the answer to `{question}` cannot be compared with `{fact}`";
        /// A comparison that fits for no answer.
        answer_never_fits(fact): "geen enkel antwoord hier is een waarde van `{fact}`: dit geldt nooit",
            "no answer here is a value of `{fact}`, so this never applies";
        /// A page of information has no answers.
        info_has_no_answer(question): "`{question}` is een pagina met informatie, zonder antwoord",
            "`{question}` is a page of information and has no answer";
        /// `chose` of a number.
        chose_number(question): "`chose` gaat niet over een getal, en dat is het antwoord op `{question}`",
            "`chose` cannot test a number, and the answer to `{question}` is one";

        /// Advice for it.
        use_number(): "toets een eerder getal met `number: {{ … }}`",
            "use `number: {{ … }}` to test an earlier number";
        /// `number` of a question with a list of answers.
        number_of_list(question): "`number` toetst een getal, en `{question}` vraagt niet naar een getal",
            "`number` tests a number, and `{question}` does not ask for one";
        /// Advice for it.
        use_chose(): "toets een antwoord uit een lijst met `chose`",
            "use `chose` to test an answer from a list";

        /// A question without a way on.
        question_no_way(question): "vraag `{question}` heeft geen weg verder",
            "question `{question}` has no way on";
        /// An answer without a way on.
        answer_no_way(answer): "na antwoord `{answer}` is er geen weg verder",
            "answer `{answer}` has no way on";
        /// Why a question needs its own way.
        needs_way(why): "een vraag met {why} heeft een eigen weg nodig",
            "a question with {why} needs a way of its own";
        /// Advice.
        add_way(): "voeg `go`, `end` of `routes` toe", "add `go`, `end` or `routes`";
        /// A list without routes.
        empty_routes(): "deze lijst heeft geen routes", "this list has no routes";
        /// A list that comes back to itself.
        routes_cycle(id): "de lijst `{id}` komt bij zichzelf terug",
            "the list `{id}` ends up using itself";
        /// A route that is never reached.
        unreachable_route(): "deze route wordt nooit bereikt", "this route is never reached";
        /// Why.
        always_taken(): "deze wordt altijd genomen", "this one is always taken";

        /// A range that holds nothing.
        min_above_max(min, max): "`min` ({min}) is meer dan `max` ({max})",
            "`min` ({min}) is greater than `max` ({max})";
        /// More columns than a row has.
        many_columns(most): "een rij heeft plaats voor {most} kenmerken: vanaf hier worden ze niet getoond",
            "a row has room for {most} facts: from here on they are not shown";
        /// One fact in two columns.
        column_twice(fact): "kenmerk `{fact}` is al een kolom", "fact `{fact}` is a column already";
        /// A head that is too long.
        long_column_head(length, most): "de kop van deze kolom heeft {length} tekens; er passen er {most}",
            "the head of this column has {length} characters; {most} fit";
        /// Advice for it.
        shorten_column_head(): "geef deze kolom een korte kop: `{{ fact: …, label: … }}`",
            "give this column a short head: `{{ fact: …, label: … }}`";
        /// A width that no column can have.
        column_width(least, most): "`width` is hier {least} tot en met {most}", "`width` must be from {least} to {most} here";
        /// A flag that does not fit in a row.
        long_flag(length, most): "dit vlaggetje heeft {length} tekens; er passen er {most}",
            "this flag has {length} characters; {most} fit";
        /// Advice for it.
        shorten_flag(): "zeg het korter; de hele zin staat in `text`", "say it shorter; the whole sentence is in `text`";
        /// A flag at a point of the organisation.
        flag_not_here(): "een vlaggetje kan alleen bij een aandachtspunt van een toepassing",
            "only an attention point of an app can have a flag";
        /// Advice for it.
        remove_flag(): "haal `flag` weg", "remove `flag`";
        /// A successor that is no app, and looks like the id of one.
        successor_in_words(words): "er is geen toepassing `{words}`, dus dit staat er als gewone woorden",
            "there is no app `{words}`, so this is shown as plain words";
        /// One point to do that nothing can refer to.
        point_without_id(): "dit aandachtspunt vraagt iets en heeft geen `id`",
            "this attention point asks something and has no `id`";
        /// Several of them in one file; this is the first.
        points_without_id(count): "{count} aandachtspunten vragen iets en hebben geen `id`; dit is het eerste",
            "{count} attention points ask something and have no `id`; this is the first";
        /// Advice for it.
        give_point_id(): "geef elk een `id`, en houd die: daarmee is het punt af te vinken",
            "give each an `id`, and keep it: that is how a point can be ticked off";
        /// A point without any day.
        since_unseen(): "niet bekend is wanneer dit gebeurde, en ook niet wanneer het is gezien",
            "it is not known when this happened, nor when it was seen";
        /// Advice for it.
        add_seen(): "schrijf bij `seen` op welke dag het is gezien", "write under `seen` on which day it was seen";
        /// A day on which something was seen, of which it is known when it happened, or that did not happen since.
        seen_alone(): "`seen` kan alleen bij `since: unknown`", "`seen` can only go with `since: unknown`";
        /// Advice for it.
        seen_needs(): "haal `seen` weg, of schrijf `since: unknown`", "remove `seen`, or write `since: unknown`";
        /// A point that happened before what the tree tells anyway.
        since_before_edition(date): "`since` is {date}, en dat is voor de datum bij `edition`",
            "`since` is {date}, which is before the date in `edition`";
        /// Advice for it.
        in_the_edition(): "haal `since` weg als dit al bij deze uitgave hoort, of kijk de datum na",
            "remove `since` if this is already part of this edition, or check the date";
        /// An app that comes in its own place.
        own_successor(id): "`{id}` is hier zijn eigen opvolger", "`{id}` is its own successor here";
        /// Advice for it.
        other_successor(): "noem wat ervoor in de plaats komt, of haal `successor` weg",
            "name what takes its place, or remove `successor`";
        /// A placeholder for which nothing is filled in.
        unknown_placeholder(word): "voor `{word}` wordt niets ingevuld; in een vraag aan leveranciers kan alleen `{{app}}`",
            "nothing is filled in for `{word}`; a question to suppliers can only have `{{app}}`";
        /// Two questions to every supplier with one id.
        duplicate_common_question(id): "er is al een vraag `{id}`", "there is a question `{id}` already";
        /// Two points with one id.
        duplicate_point(id): "er is al een aandachtspunt `{id}`", "there is an attention point `{id}` already";
        /// A number below the least possible one.
        at_least(key, least): "`{key}` moet minstens {least} zijn", "`{key}` must be at least {least}";
        /// A minimum beyond what there is.
        min_above_count(min, count): "`min` is {min}, maar er zijn maar {count} antwoorden",
            "`min` is {min}, but there are only {count} answers";
        /// A question without answers.
        finding_no_answers(question): "vraag `{question}` heeft geen antwoorden en wordt altijd overgeslagen",
            "question `{question}` has no answers and is always skipped";

        /// An answer that may not be given.
        finding_not_a_number(answer, question): "vraag `{question}` vraagt een heel getal, niet `{answer}`",
            "question `{question}` asks for a whole number, not `{answer}`";
        /// A number out of range.
        out_of_range(answer, min, max): "`{answer}` ligt niet tussen {min} en {max}",
            "`{answer}` is not between {min} and {max}";
        /// Another number of answers than allowed.
        wrong_count(question, min, max): "op vraag `{question}` kan men {min} tot {max} antwoorden geven",
            "question `{question}` takes {min} to {max} answers";
        /// `none` beside others.
        none_alone(): "`none` gaat niet samen met andere antwoorden",
            "`none` cannot be combined with other answers";

        /// A label that is tested and never set.
        label_never_set(id): "het label `{id}` wordt getoetst, maar nergens gezet",
            "the label `{id}` is tested but never set";
        /// A label that is set and never tested.
        label_never_tested(id): "het label `{id}` wordt gezet, maar nergens getoetst",
            "the label `{id}` is set but never tested";
        /// A derived label that is never tested.
        derived_never_tested(id): "het label `{id}` wordt afgeleid, maar nergens getoetst",
            "the label `{id}` is derived but never tested";
        /// A derived label whose condition can never be true.
        label_never_holds(id): "het label `{id}` geldt nooit: de voorwaarde kan niet waar zijn",
            "the label `{id}` never holds: its condition cannot be true";
        /// Advice for it.
        look_at_condition(): "kijk naar de labels, getallen en aantallen in deze voorwaarde",
            "look at the labels, numbers and counts in this condition";
        /// A derived label that rests on itself.
        derive_cycle(id): "het label `{id}` wordt afgeleid van zichzelf",
            "the label `{id}` is derived from itself";
        /// Where a label is derived.
        derived_here(): "wordt hier afgeleid", "derived here";
        /// A derived label that rests on too much.
        derived_too_large(id, most): "het label `{id}` rust op meer dan {most} voorwaarden",
            "the label `{id}` rests on more than {most} conditions";
        /// A derived label among those that a choice sets.
        derived_set(id): "het label `{id}` wordt afgeleid en kan niet worden gezet",
            "the label `{id}` is derived and cannot be set";
        /// Advice for it.
        derived_by_itself(): "haal het hier weg: het geldt vanzelf als de voorwaarde waar is",
            "remove it here: it holds by itself when its condition is true";
        /// A derived label that a scenario expects among those that are set.
        derived_expected(id): "het label `{id}` wordt afgeleid en staat nooit bij de labels die gezet zijn",
            "the label `{id}` is derived and is never among the labels that are set";
        /// Advice for it.
        expect_the_rest(): "haal het hier weg: in `labels` staat alleen wat vragen en antwoorden zetten",
            "remove it here: `labels` lists only what questions and answers set";

        /// Something that nothing uses.
        unused_text(id): "de tekst `{id}` wordt nergens gebruikt", "the text `{id}` is never used";
        /// Something that nothing uses.
        unused_routes(id): "de lijst `{id}` wordt nergens gebruikt", "the list `{id}` is never used";
        /// Something that nothing uses.
        unused_phase(id): "fase `{id}` heeft geen vragen", "phase `{id}` has no questions";
        /// Something that nothing uses.
        unused_source(id): "nergens wordt naar bron `{id}` verwezen", "nothing refers to source `{id}`";
        /// Something that nothing uses.
        unused_term(id): "geen van de woorden van `{id}` komt in een tekst voor",
            "none of the words of `{id}` occurs in any text";
        /// Something that nothing uses.
        unused_plan(id): "geen enkele uitkomst heeft plan `{id}`", "no outcome uses plan `{id}`";
        /// A question to suppliers about a fact that is never asked for.
        unused_ask(fact): "de vraag over `{fact}` staat in geen enkele brief: geen `keep` hangt van dit kenmerk af",
            "no letter asks the question about `{fact}`: no `keep` depends on this fact";
        /// Advice for it.
        ask_all_instead(): "haal `ask` weg, of zet de vraag bij `ask_all`", "remove `ask`, or put the question under `ask_all`";
        /// Questions to every supplier, in a tree without apps.
        unused_ask_all(): "er is geen enkele toepassing, dus deze vragen staan in geen enkele brief",
            "there is no app, so no letter asks these questions";
        /// A source without a date.
        source_without_date(id): "bron `{id}` heeft geen `date` en geen `checked`",
            "source `{id}` has no `date` and no `checked`";
        /// Why that matters.
        tell_the_age(): "wie het advies leest, moet kunnen zien hoe oud het is",
            "readers of the advice must be able to see how old it is";
    }
}
