/** What an operator can do with an installation of processes from the command line. */
export const DEED_NAMES = [
  'demo',
  'import',
  'channels',
  'modes',
  'ledgers',
  'templates',
  'figures',
  'letters',
  'settle',
  'password',
  'open311-key',
  'verify',
  'backup',
  'restore',
  'accept-restored-log',
] as const
export type DeedName = (typeof DEED_NAMES)[number]

/** What was given on the command line. */
export interface Given {
  readonly config: string
  readonly about: string | undefined
  readonly file: string | undefined
  readonly reason: string | undefined
  /** The channel by which a program comes that is given a key; whose city it is. */
  readonly channel: string | undefined
  readonly tenant: string | undefined
  readonly json: boolean
  /** Where a backup goes to, and comes from. */
  readonly to: string | undefined
  readonly from: string | undefined
  /** A file of seals that were kept outside, for a verification. */
  readonly seals: string | undefined
  /** The newest journal of erasures, for a restore. */
  readonly erasures: string | undefined
}
