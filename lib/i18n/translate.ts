/** The translator that texts are made with (next-intl or use-intl). */
export type Translate = (key: string, values?: Record<string, string | number>) => string;
