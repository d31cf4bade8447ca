import type { OnAsked } from '@huiyin/nest-platform'
import type { Instant } from '@huiyin/kernel'
import { filterOf, itemOf, rowsOf, type AccessLine } from './access-line.js'
import type { AccessLog } from './access-log.js'

/** Where questions are noted: the access log of this process, or the way to that of another. */
export interface AccessNotes {
  /** Notes a question; nobody waits for it. */
  note(asked: Omit<AccessLine, 'at'>): void
}

/** A question somebody asked about an item. */
export interface Access {
  readonly at: Instant
  readonly personId: string
  readonly question: string
}

/** Whoever asks on the machine's command line; nobody of the organisation. */
const OPERATOR = 'system:operator'

/** Notes every question that a signed-in person asks. */
export const noting =
  ({ access }: { readonly access: AccessNotes }): OnAsked =>
  ({ name: question, args, viewer, answer }) => {
    const { tenant, personId: person } = viewer
    const told = answer.ok ? { rows: rowsOf(answer.answer), refusal: null } : { rows: null, refusal: answer.refusal }
    access.note({ tenant, person, question, item: itemOf(args), filter: filterOf(args), ...told })
  }

/** Notes a question of the command line. */
export const noteCommand = (
  { access }: { readonly access: AccessNotes },
  command: string,
  asked: { readonly tenant: string; readonly args: unknown; readonly rows: number | null },
): void => {
  const { tenant, args, rows } = asked
  const about = { tenant, person: OPERATOR, question: `huiyin ${command}` }
  access.note({ ...about, item: itemOf(args), filter: filterOf(args), rows, refusal: null })
}

/** Who of a tenant, or of the operators, has asked about an item. */
export const accessesOf = async (
  { access }: { readonly access: Pick<AccessLog, 'of'> },
  tenant: string,
  itemId: string,
): Promise<readonly Access[]> =>
  (await access.of(itemId))
    .filter((one) => one.tenant === tenant && one.refusal === null)
    .map(({ at, person: personId, question }) => ({ at, personId, question }))
