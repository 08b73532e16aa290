//! What stands on every page of a document, and what is wrong with the file of one.

messages! {
    fixed {
        /// A document without a dossier in it.
        no_dossier_carried: "In dit document zit geen dossier. Open het dossier zelf.",
            "There is no dossier in this document. Open the dossier itself.";
        /// Below each page, before its number.
        page_word: "Pagina", "Page";
        /// Below each page, between its number and how many there are.
        of_pages: "van", "of";
        /// A file that should be a document of a word processor.
        not_a_document: "Dit is geen tekstdocument (.docx/.odt). Open het in een tekstverwerker en sla het zo op.",
            "This is not a text document (.docx/.odt). Open it in a word processor and save it as one.";
        /// A document that cannot be unpacked.
        document_damaged: "Het bestand is beschadigd. Open het in een tekstverwerker en sla het opnieuw op.",
            "The file is damaged. Open it in a word processor and save it again.";
        /// A document with a password.
        document_locked: "Het bestand heeft een wachtwoord. Haal het wachtwoord eraf en probeer het opnieuw.",
            "The file has a password. Take the password off and try again.";
        /// A document that is too large, packed or unpacked.
        document_too_large: "Het bestand is te groot om te verwerken.", "The file is too large to work with.";
        /// More than a file of the format can hold.
        document_does_not_fit: "Dit stuk is te groot voor dit formaat. Kies een ander formaat met --format.",
            "This paper is too large for this format. Choose another format with --format.";
    }
    shown {
        /// A document with a program in it, or a control that can run one.
        document_has_macros(kind): "Het bestand bevat macro's of besturingselementen. Sla het zonder deze onderdelen op als {kind} en probeer het opnieuw.",
            "The file holds macros or controls. Save it without these as {kind} and try again.";
        /// A template for another kind of document than is made.
        document_of_other_kind(is, wanted): "Dit bestand is {is}, en het verslag wordt {wanted}. Gebruik een sjabloon van dezelfde soort, of --format {is}.",
            "This file is {is}, and the report becomes {wanted}. Use a template of the same kind, or --format {is}.";
        /// A document without one of its parts.
        document_part_missing(part): "In het bestand ontbreekt het onderdeel {part}. Open het in een tekstverwerker en sla het opnieuw op.",
            "The part {part} is missing from the file. Open it in a word processor and save it again.";
        /// A document with a part that is not what it has to be.
        document_part_broken(part): "Het onderdeel {part} van het bestand is niet te lezen. Open het in een tekstverwerker en sla het opnieuw op.",
            "The part {part} of the file cannot be read. Open it in a word processor and save it again.";
    }
}
