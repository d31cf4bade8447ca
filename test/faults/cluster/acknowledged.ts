/** A command that was answered: where the log reached with it, and the types of its facts. */
export interface Acknowledged {
  readonly commandId: string
  /** What it was, for people. */
  readonly says: string
  /** Null where whoever sent it is not told. */
  readonly position: number | null
  readonly events: readonly string[]
  /** Sends it once more as it was sent; a checker does not need it. */
  readonly again?: () => Promise<Acknowledged>
  /** Whether the screen it was sent from shows it. */
  readonly isShown?: () => Promise<boolean>
}
