/** Persons and units by id. */
export interface Standing {
  readonly personIds: ReadonlySet<string>
  readonly unitIds: ReadonlySet<string>
}

/**
 * Looks up who and what stands at or below some persons on the day of the command, those persons included; null where
 * the organisation does not know one of them. Asked only where somebody is complained of.
 */
export type AtOrBelow = (personIds: readonly string[]) => Standing | null

/** With this look-up; left out, nobody can be told apart: then nobody is given what complains of somebody. */
export interface Looking {
  readonly atOrBelow?: AtOrBelow | undefined
}
