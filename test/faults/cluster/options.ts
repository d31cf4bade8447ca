import { parseArgs } from 'node:util'
import { DEFECTS, type DefectName } from './defects.js'
import type { Fault } from './fault.js'

/** What a run is asked to do. */
export interface Options {
  readonly rounds: number
  readonly seed: number
  /** How many send through the operator, how many at the screens, and how many on the pages of citizens. */
  readonly clients: { readonly operator: number; readonly screens: number; readonly citizens: number }
  readonly isWanted: (fault: Pick<Fault, 'name'>) => boolean
  readonly defects: readonly DefectName[]
  /** In how many seconds all of it should be over; null where nobody waits for it. */
  readonly wantedSeconds: number | null
}

const ALL_DEFECTS = Object.keys(DEFECTS) as DefectName[]

/**
 * What is played where somebody waits for the answer: of each kind of fault the one that has the most to lose, and of the
 * defects the one that shows only where a process dies at its weak moment.
 */
export const SHORT = {
  faults: [
    ...['kill -9 rectification', 'kill -9 the broker', 'PostgreSQL stopped at once'],
    ...['rectification to the database: swallowed', 'rectification to the broker: swallowed'],
  ],
  defects: ['mark-before-effect'],
  clients: { operator: 3, screens: 1, citizens: 1 },
  wantedSeconds: 240,
} as const satisfies Partial<Options> & { readonly faults: readonly string[] }

export const USAGE =
  'Usage: npm run faults:cluster -- [--short] [--rounds 1] [--seed 1] [--clients 8] [--only PART_OF_A_NAME] [--defects no]'

/** What the words of a command line ask for; null where they cannot be understood. Throws on a word nobody knows. */
export const optionsOf = (words: readonly string[]): Options | null => {
  const { values } = parseArgs({
    args: [...words],
    options: {
      short: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      clients: { type: 'string' },
      only: { type: 'string', default: '' },
      defects: { type: 'string', default: 'yes' },
    },
  })
  const { short } = values
  const [rounds, seed] = [Number(values.rounds), Number(values.seed)]
  const operator = Number(values.clients ?? (short ? SHORT.clients.operator : 8))
  if (![rounds, seed, operator].every(Number.isInteger)) return null
  const parts = values.only.split(',')
  const isOfForm = ({ name }: Pick<Fault, 'name'>) => !short || SHORT.faults.some((one) => one === name)
  return {
    ...{ rounds, seed, wantedSeconds: short ? SHORT.wantedSeconds : null },
    clients: { ...(short ? SHORT.clients : { screens: 2, citizens: 2 }), operator },
    isWanted: (fault) => isOfForm(fault) && parts.some((part) => fault.name.includes(part)),
    defects: values.defects === 'no' ? [] : short ? SHORT.defects : ALL_DEFECTS,
  }
}
