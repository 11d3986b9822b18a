/** A text in English and in Simplified Chinese. */
export type Pair = readonly [en: string, zh: string];

/** A language of the panel and the blocks. */
export type Language = 'en' | 'zh-hans';

/** The texts of one language. */
export function inLanguage<Key extends string>(pairs: Record<Key, Pair>, language: Language): Record<Key, string> {
  const place = language === 'zh-hans' ? 1 : 0;
  return Object.fromEntries(Object.entries<Pair>(pairs).map(([key, pair]) => [key, pair[place]])) as Record<
    Key,
    string
  >;
}
