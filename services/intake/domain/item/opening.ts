import { accept, reject, type Decision, type Instant } from '@huiyin/kernel'
import type { IntakeInput } from '@huiyin/contracts/intake'
import type { ItemEvent } from './events.js'
import type { PersonState } from './personal.js'

/** Somebody wants to see what a reporter said of himself; it ends with his looking, or when its time is over. */
export interface Opening {
  readonly reportId: string
  readonly askedBy: string
  readonly reason: string
  /** Up to this moment it may be consented to, and opened. */
  readonly until: Instant
  /** The second person; null: nobody has consented yet. */
  readonly consentedBy: string | null
}

export type OpeningRefusal = 'OpeningAlreadyRequested' | 'NoOpeningRequested' | 'OwnRequest' | 'ConsentOutstanding'

/** Who sends the command, and when by the clock of the log: what happened earlier by somebody's own word opens nothing. */
interface Asking {
  readonly by: string
  readonly at: Instant
}
type Name = 'RequestOpening' | 'ConsentToOpening' | 'OpenReporter'
type Input<N extends Name> = { readonly type: N } & Asking & Omit<IntakeInput<N>, 'itemId'>
export type OpeningCommand =
  (Input<'RequestOpening'> & { readonly until: Instant }) | Input<'ConsentToOpening'> | Input<'OpenReporter'>

type Decided = Decision<ItemEvent, OpeningRefusal | 'NothingSealed' | 'PersonErased'>

const requested = (
  { reportId, reason, by: askedBy, until }: Extract<OpeningCommand, { type: 'RequestOpening' }>,
  standing: Opening | undefined,
): Decided => {
  if (!standing) return accept({ type: 'OpeningRequested', data: { reportId, reason, askedBy, until } })
  return standing.reason === reason ? accept() : reject('OpeningAlreadyRequested')
}

const consented = (
  { reportId, askedBy, by: consentedBy }: Extract<OpeningCommand, { type: 'ConsentToOpening' }>,
  standing: Opening | undefined,
): Decided => {
  if (consentedBy === askedBy) return reject('OwnRequest')
  if (!standing) return reject('NoOpeningRequested')
  if (standing.consentedBy !== null) return accept()
  return accept({ type: 'OpeningConsented', data: { reportId, askedBy, consentedBy } })
}

/** One consent is good for one opening: whoever wants to look once more asks once more. */
const opened = (standing: Opening | undefined): Decided => {
  if (!standing) return reject('NoOpeningRequested')
  const { reportId, reason, askedBy: openedBy, consentedBy } = standing
  if (consentedBy === null) return reject('ConsentOutstanding')
  return accept({ type: 'ReporterOpened', data: { reportId, reason, openedBy, consentedBy } })
}

/**
 * S3-69: what a reporter said of himself is opened with a reason and the consent of a second person, and every step is a
 * fact of the item. A request that was not used in its time is none.
 */
export const decideOpening = (
  command: OpeningCommand,
  person: PersonState | null,
  openings: readonly Opening[],
): Decided => {
  if (!person) return reject('NothingSealed')
  if (person.is !== 'sealed') return reject('PersonErased')
  const asker = command.type === 'ConsentToOpening' ? command.askedBy : command.by
  const standing = openings.find(
    ({ reportId, askedBy, until }) => reportId === command.reportId && askedBy === asker && command.at <= until,
  )
  switch (command.type) {
    case 'RequestOpening':
      return requested(command, standing)
    case 'ConsentToOpening':
      return consented(command, standing)
    case 'OpenReporter':
      return opened(standing)
  }
}

/** The facts about somebody looking at what a reporter said. */
export type OpeningEvent = Extract<ItemEvent, { type: 'OpeningRequested' | 'OpeningConsented' | 'ReporterOpened' }>

/** Whether a fact is one of them. */
export const isOfOpening = (event: ItemEvent): event is OpeningEvent =>
  event.type === 'OpeningRequested' || event.type === 'OpeningConsented' || event.type === 'ReporterOpened'

/** Whether a command is. */
export const asksOpening = <C extends { readonly type: string }>(
  command: C | OpeningCommand,
): command is OpeningCommand =>
  command.type === 'RequestOpening' || command.type === 'ConsentToOpening' || command.type === 'OpenReporter'

const without = (openings: readonly Opening[], reportId: string, asker: string | undefined): readonly Opening[] =>
  openings.filter((one) => one.reportId !== reportId || one.askedBy !== asker)

/** The requests of an item after one more fact. An opening from before a second person was asked for ends none. */
export const evolveOpenings = (openings: readonly Opening[], event: OpeningEvent): readonly Opening[] => {
  const { reportId } = event.data
  switch (event.type) {
    case 'OpeningRequested':
      return [...without(openings, reportId, event.data.askedBy), { ...event.data, consentedBy: null }]
    case 'OpeningConsented': {
      const { askedBy, consentedBy } = event.data
      return openings.map((one) =>
        one.reportId === reportId && one.askedBy === askedBy ? { ...one, consentedBy } : one,
      )
    }
    case 'ReporterOpened':
      return without(openings, reportId, event.data.openedBy)
  }
}
