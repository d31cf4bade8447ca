import type { OnAsked } from '@huiyin/nest-platform'
import type { Installation } from '../host/installation.js'
import { filterOf, itemOf, rowsOf } from './access-line.js'

/** Whoever asks on the machine's command line; nobody of the organisation. */
const OPERATOR = 'system:operator'

/** Notes every question that a signed-in person asks. */
export const noting =
  ({ access }: Pick<Installation, 'access'>): OnAsked =>
  ({ name: question, args, viewer, answer }) => {
    const { tenant, personId: person } = viewer
    const told = answer.ok ? { rows: rowsOf(answer.answer), refusal: null } : { rows: null, refusal: answer.refusal }
    access.note({ tenant, person, question, item: itemOf(args), filter: filterOf(args), ...told })
  }

/** Notes a question of the command line. */
export const noteCommand = (
  { access }: Pick<Installation, 'access'>,
  command: string,
  asked: { readonly tenant: string; readonly args: unknown; readonly rows: number | null },
): void => {
  const { tenant, args, rows } = asked
  const about = { tenant, person: OPERATOR, question: `huiyin ${command}` }
  access.note({ ...about, item: itemOf(args), filter: filterOf(args), rows, refusal: null })
}

/** Who of a tenant, or of the operators, has asked about an item. */
export const accessesOf = async ({ access }: Pick<Installation, 'access'>, tenant: string, itemId: string) =>
  (await access.of(itemId))
    .filter((one) => one.tenant === tenant && one.refusal === null)
    .map(({ at, person: personId, question }) => ({ at, personId, question }))
