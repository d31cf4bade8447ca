/** What two matters are compared by: the desk's own words, and never what a reporter said of himself. */
export interface Comparable {
  readonly summary: string
  readonly category: string | null
  readonly place: string | null
  /** When it came, in UTC milliseconds. */
  readonly at: number
}

/** How much one matter looks like another, and why. */
export interface Likeness {
  /** From 0 to 1. */
  readonly score: number
  /** The words both have, the longest first. */
  readonly words: readonly string[]
  readonly sameCategory: boolean
  readonly samePlace: boolean
  /** Whole days between their arrivals. */
  readonly daysApart: number
}

/** So many days apart, closeness in time counts nothing any more. */
export const DAYS_COMPARED = 90
/** From this score on a matter is shown as a likely duplicate. */
export const LIKELY_FROM = 0.35
/** With less in common than this, the same category and place on the same day say nothing. */
const LEAST_WORDS = 0.15
/** So many common words are told. */
const MOST_WORDS = 6
const DAY_MILLIS = 86_400_000

const RUNS = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
const HAN = /^\p{Script=Han}/u
/** English words that stand in every sentence. */
const EMPTY = new Set(['the', 'and', 'for', 'not', 'with', 'are', 'was', 'has', 'his', 'her', 'its', 'that', 'this'])
/** A word of fewer letters says nothing, but a number of a house or a bus does. */
const LEAST_LETTERS = 3

const runsOf = (text: string): readonly string[] => text.normalize('NFKC').toLowerCase().match(RUNS) ?? []

const pairsOf = (run: string): readonly string[] => {
  const letters = Array.from(run)
  return letters.length === 1 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
}

const isWord = (run: string): boolean => /\p{N}/u.test(run) || (run.length >= LEAST_LETTERS && !EMPTY.has(run))

const termsOfRun = (run: string): readonly string[] => {
  if (HAN.test(run)) return pairsOf(run)
  return isWord(run) ? [run] : []
}

/** The terms of a text: pairs of neighbouring characters of Chinese, which puts no spaces between words, and words of all else. */
export const termsOf = (text: string): ReadonlySet<string> => new Set(runsOf(text).flatMap(termsOfRun))

/** Pairs that follow each other, put together again: 窗口 and 口无 and 无人 are 窗口无人. */
const joined = (run: string, shared: ReadonlySet<string>): readonly string[] => {
  const found: string[] = []
  let open = ''
  for (const pair of pairsOf(run)) {
    if (!shared.has(pair)) open = ''
    else if (open === '') found.push((open = pair))
    else found[found.length - 1] = open += Array.from(pair).at(-1) ?? ''
  }
  return found
}

const wordsIn = (summary: string, shared: ReadonlySet<string>): readonly string[] => {
  const words = runsOf(summary).flatMap((run) => (HAN.test(run) ? joined(run, shared) : shared.has(run) ? [run] : []))
  return [...new Set(words)].toSorted((one, other) => other.length - one.length).slice(0, MOST_WORDS)
}

/** How many of the terms of two texts are the same: 2 · |A ∩ B| ÷ (|A| + |B|), from 0 to 1; 0 where one has none. */
export const sharedTerms = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const shared = [...other].filter((term) => one.has(term)).length
  return shared === 0 ? 0 : (2 * shared) / (one.size + other.size)
}

const isSame = (one: string | null, other: string | null): boolean => one !== null && one === other

/**
 * Compares matters with one that is being taken down. The score is
 *
 *     0.6 · words + 0.15 · same category + 0.15 · same place + 0.1 · max(0, 1 − days apart ÷ 90)
 *
 * where words is 2 · |A ∩ B| ÷ (|A| + |B|) over the terms A and B of the two summaries. With words below 0.15 the score
 * is 0. So two summaries that share a third of their terms are likely duplicates in one category, or at one place, within
 * the month; two that share two thirds are so anywhere. The weights are assumptions: no document gives any.
 */
export const likenessTo = (asked: Comparable): ((other: Comparable) => Likeness) => {
  const terms = termsOf(asked.summary)
  return (other) => {
    const others = termsOf(other.summary)
    const shared = new Set([...others].filter((term) => terms.has(term)))
    const words = sharedTerms(terms, others)
    const sameCategory = isSame(asked.category, other.category)
    const samePlace = isSame(asked.place, other.place)
    const days = Math.abs(asked.at - other.at) / DAY_MILLIS
    const beside = (sameCategory ? 0.15 : 0) + (samePlace ? 0.15 : 0) + 0.1 * Math.max(0, 1 - days / DAYS_COMPARED)
    const score = words < LEAST_WORDS ? 0 : 0.6 * words + beside
    return {
      score,
      words: score === 0 ? [] : wordsIn(other.summary, shared),
      sameCategory,
      samePlace,
      daysApart: Math.floor(days),
    }
  }
}
