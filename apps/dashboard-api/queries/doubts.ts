import { sharedTerms, termsOf } from './likeness.js'

/** Why an entry of a list looks dressed up (S0-49). */
export interface Doubt {
  readonly kind: 'noEvidence' | 'fewWords' | 'copiedText' | 'copiedEvidence'
  /** The other entry it was copied from, or that was copied from it; null where the entry itself is empty. */
  readonly ofId: string | null
}

/** What is looked at of an entry. */
export interface Doubted {
  readonly inspectionId: string
  readonly findingId: string
  readonly text: string
  readonly evidence: readonly { readonly sha256: string }[]
}

/** With fewer terms than these an entry says nothing that could be checked. */
const LEAST_TERMS = 4
/** From this share of common terms on one text is a copy of the other. */
const COPIED_FROM = 0.8
/** So many entries are compared with each other. */
const MOST_COMPARED = 1_000

const keyOf = ({ inspectionId, findingId }: Doubted): string => `${inspectionId}/${findingId}`

/** The other entries each content stands under. */
const byContent = (entries: readonly Doubted[]): ReadonlyMap<string, readonly string[]> => {
  const keys = new Map<string, string[]>()
  for (const entry of entries) {
    for (const { sha256 } of entry.evidence) keys.set(sha256, [...(keys.get(sha256) ?? []), keyOf(entry)])
  }
  return keys
}

/**
 * What speaks against the entries of a list: no evidence, hardly a word, the words of another entry (80 % of the terms in
 * common), or the very file of another. The first thousand are compared with each other. The numbers are assumptions: no
 * document gives any.
 */
export const doubtsAbout = (entries: readonly Doubted[]): ((entry: Doubted) => readonly Doubt[]) => {
  const compared = entries.slice(0, MOST_COMPARED).map((entry) => ({ key: keyOf(entry), terms: termsOf(entry.text) }))
  const contents = byContent(entries)
  return (entry) => {
    const [own, terms] = [keyOf(entry), termsOf(entry.text)]
    const copy = compared.find((other) => other.key !== own && sharedTerms(terms, other.terms) >= COPIED_FROM)
    const file = entry.evidence.flatMap(({ sha256 }) => contents.get(sha256) ?? []).find((key) => key !== own)
    return [
      ...(entry.evidence.length === 0 ? [{ kind: 'noEvidence' as const, ofId: null }] : []),
      ...(terms.size < LEAST_TERMS ? [{ kind: 'fewWords' as const, ofId: null }] : []),
      ...(copy ? [{ kind: 'copiedText' as const, ofId: copy.key }] : []),
      ...(file === undefined ? [] : [{ kind: 'copiedEvidence' as const, ofId: file }]),
    ]
  }
}
