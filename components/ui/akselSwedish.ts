import { en } from "@navikt/ds-react/locales";
import { sv as dateLocale } from "date-fns/locale";

/** Aksel's built-in texts in Swedish. */
export const swedish: typeof en = {
  ...en,
  global: {
    ...en.global,
    dateLocale,
    showMore: "Visa mer",
    showLess: "Visa mindre",
    readOnly: "Skrivskyddat",
    close: "Stäng",
    error: "Fel",
    info: "Information",
    success: "Klart",
    warning: "Varning",
    announcement: "Meddelande",
  },
  Chips: { Removable: { labelSuffix: "ta bort" } },
  Combobox: {
    addOption: "Lägg till",
    noMatches: "Inga träffar",
    loading: "Söker …",
    maxSelected: "{selected} av högst {limit} är valda.",
  },
  CopyButton: { title: "Kopiera", activeText: "Kopierat!" },
  ErrorSummary: { heading: "Åtgärda följande för att gå vidare:" },
  FileUpload: {
    dropzone: {
      button: "Välj fil",
      buttonMultiple: "Välj filer",
      dragAndDrop: "Dra och släpp en fil här",
      dragAndDropMultiple: "Dra och släpp filer här",
      drop: "Släpp",
      or: "eller",
      disabled: "Det går inte att lägga till filer",
      disabledFilelimit: "Det går inte att lägga till fler filer",
    },
    item: {
      retryButtonTitle: "Försök lägga till filen igen",
      deleteButtonTitle: "Ta bort filen",
      uploading: "Skickar …",
      downloading: "Hämtar …",
    },
  },
  HelpText: { title: "Mer information" },
  Loader: { title: "Vänta …" },
  Pagination: { previous: "Föregående", next: "Nästa" },
  Process: { active: "Pågår" },
  Search: { clear: "Rensa fältet", search: "Sök" },
  Textarea: {
    maxLength: "Textfält med plats för {maxLength} tecken.",
    charsTooMany: "{chars} tecken för mycket",
    charsLeft: "{chars} tecken kvar",
  },
  Tooltip: { shortcutSeparator: "eller" },
};
