import type { Instant } from '@huiyin/kernel'
import type { HistoryOwner } from '@huiyin/contracts'
import { accountabilityCalls } from '@huiyin/contracts/accountability'
import { evaluationCalls } from '@huiyin/contracts/evaluation'
import { intakeCalls } from '@huiyin/contracts/intake'
import { rectificationCalls } from '@huiyin/contracts/rectification'
import { askOwner, type ClientOf } from '@huiyin/nest-platform'
import type { HistoryFact, ListRow, TellItem, ToldStream } from '@huiyin/read-model'
import type { DashboardPorts, ItemHistory, Position, SanctionHistory } from '../queries/ports.js'

/** Who keeps something about an item: each tells its own streams, whether in this process or in another. */
export interface HistoryOwners {
  /** Up to where the log was known at a moment (null: now); null where nothing was recorded by then. */
  readonly knownPosition: (knownAt: Instant | null) => Promise<Position | null>
  readonly intake: TellItem
  readonly rectification: TellItem
  readonly accountability: TellItem
  readonly evaluation: TellItem
  readonly sanction: (sanctionId: string) => Promise<SanctionHistory>
}

const byHappening = (one: HistoryFact, other: HistoryFact): number =>
  one.occurred.at < other.occurred.at ? -1 : one.occurred.at > other.occurred.at ? 1 : one.position - other.position

const rowsIn = (streams: readonly ToldStream[]): readonly ListRow[] =>
  streams.flatMap(({ row }) => (row === null ? [] : [row]))

const NOTHING = { facts: [], item: null, entries: [], sanctions: [], chains: [], chainIntact: true } as const

/**
 * Puts an item's history together from what its owners tell, as it was known at an instant (null: now) and as it had
 * happened by another (null: all of it), with what follows from it: its entries, the measures proposed about it, what
 * was said of the replies. Known at T is a place of the log, resolved once, given to all and given back.
 */
export const itemHistory =
  (owners: Omit<HistoryOwners, 'sanction'>): DashboardPorts['historyOf'] =>
  async (itemId, { knownAt, happenedAt }): Promise<ItemHistory> => {
    const position = await owners.knownPosition(knownAt)
    if (position === null) return { itemId, position, ...NOTHING }
    const asked = { itemId, position, happenedAt }
    const [item, entries, sanctions, ratings] = await Promise.all([
      owners.intake(asked),
      owners.rectification(asked),
      owners.accountability(asked),
      owners.evaluation(asked),
    ])
    const all = [...item, ...entries, ...sanctions, ...ratings]
    return {
      itemId,
      position,
      facts: all.flatMap(({ facts }) => facts).sort(byHappening),
      item: rowsIn(item)[0] ?? null,
      entries: rowsIn(entries),
      sanctions: rowsIn(sanctions),
      chains: all.map(({ chain }) => chain).filter(({ facts }) => facts > 0),
      chainIntact: all.every(({ chain }) => chain.intact),
    }
  }

/** The owners of histories in processes of their own. */
export const remoteHistoryOwners = (clientOf: ClientOf<HistoryOwner>): HistoryOwners => {
  const knownPosition = askOwner(intakeCalls.knownPosition, clientOf)
  const sanction = askOwner(accountabilityCalls.sanctionHistory, clientOf)
  return {
    knownPosition: (knownAt) => knownPosition({ knownAt }),
    intake: askOwner(intakeCalls.itemHistory, clientOf),
    rectification: askOwner(rectificationCalls.itemHistory, clientOf),
    accountability: askOwner(accountabilityCalls.itemHistory, clientOf),
    evaluation: askOwner(evaluationCalls.itemHistory, clientOf),
    sanction: (sanctionId) => sanction({ sanctionId }),
  }
}

/** What the questions ask of the owners of histories, for a process of dashboard-api. */
export const remoteHistories = (
  clientOf: ClientOf<HistoryOwner>,
): Pick<DashboardPorts, 'historyOf' | 'sanctionHistoryOf'> => {
  const owners = remoteHistoryOwners(clientOf)
  return { historyOf: itemHistory(owners), sanctionHistoryOf: owners.sanction }
}
