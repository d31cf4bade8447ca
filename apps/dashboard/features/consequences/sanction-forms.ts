/** What is filled in to decide, state or clear. */
export interface Filled {
  readonly decision?: string | undefined
  readonly reason?: string | undefined
  readonly effectUntil?: string | undefined
  readonly text?: string | undefined
}

export const DECISIONS = ['issue', 'dismiss', 'tolerate'] as const

/** The fields each command asks for, in their order. */
export const SANCTION_FIELDS: Readonly<Record<string, readonly (keyof Filled)[]>> = {
  StateOwnView: ['text'],
  DecideSanction: ['decision', 'reason', 'effectUntil'],
  ClarifySanction: ['reason'],
}

/** The input of a command from what was filled in; only what is issued has an effect that ends. */
export const sanctionInputOf = (
  command: string,
  sanctionId: string,
  filled: Filled,
): Readonly<Record<string, unknown>> => {
  const text = (value: string | undefined): string | null => value?.trim() || null
  const fields = SANCTION_FIELDS[command] ?? []
  const input = Object.fromEntries(fields.map((name) => [name, text(filled[name])]))
  const isIssued = filled.decision === 'issue'
  return { sanctionId, ...input, ...(fields.includes('effectUntil') && !isIssued ? { effectUntil: null } : {}) }
}
