import { accept, reject, type Decision } from '@huiyin/kernel'
import type { OrganisationInput, PortfolioRecord } from '@huiyin/contracts/organisation'
import type { PersonEvent } from './events.js'
import { overlaps } from './named-post.js'

/** What was looked up about a portfolio that is to be given. */
export interface NamedPortfolio {
  /** Who else has it at any time in the period; null: nobody. */
  readonly holder: string | null
  /** Whether he leads the unit, as its principal or a deputy, when it begins. */
  readonly leads: boolean
  /** Whether each unit it covers is the team's own or stands below it then. */
  readonly covers: boolean
}

type Of<N extends 'AssignPortfolio' | 'EndPortfolio'> = Omit<OrganisationInput<N>, 'personId'>
/** What is asked of a person about a portfolio. */
export type PortfolioCommand =
  | ({ readonly type: 'AssignPortfolio'; readonly portfolio: NamedPortfolio } & Of<'AssignPortfolio'>)
  | ({ readonly type: 'EndPortfolio' } & Of<'EndPortfolio'>)
export type PortfolioRefusal =
  | ('PersonUnknown' | 'NotInTheTeam' | 'PortfolioHeldByAnother' | 'PortfolioHeldAlready')
  | ('PortfolioNotHeld' | 'PortfolioUnitNotBelow' | 'EndsBeforeItBegan')

type Decided = Decision<PersonEvent, PortfolioRefusal>

const isSame = (held: PortfolioRecord, asked: Of<'AssignPortfolio'>): boolean =>
  held.unitId === asked.unitId && held.validFrom === asked.validFrom && held.unitIds.join() === asked.unitIds.join()

const assign = (
  { type: _, portfolio, ...asked }: Extract<PortfolioCommand, { type: 'AssignPortfolio' }>,
  held: readonly PortfolioRecord[],
): Decided => {
  const already = held.filter((one) => one.portfolioId === asked.portfolioId && overlaps(one, asked))
  if (already.length > 0) return already.some((one) => isSame(one, asked)) ? accept() : reject('PortfolioHeldAlready')
  if (!portfolio.leads) return reject('NotInTheTeam')
  if (!portfolio.covers) return reject('PortfolioUnitNotBelow')
  if (portfolio.holder !== null) return reject('PortfolioHeldByAnother')
  return accept({ type: 'PortfolioAssigned', data: { ...asked, unitIds: [...asked.unitIds] } })
}

const end = (
  { portfolioId, validTo }: Extract<PortfolioCommand, { type: 'EndPortfolio' }>,
  held: readonly PortfolioRecord[],
): Decided => {
  const ofIt = held.filter((one) => one.portfolioId === portfolioId)
  if (ofIt.length === 0) return reject('PortfolioNotHeld')
  const last = ofIt
    .filter(({ validFrom }) => validFrom <= validTo)
    .sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1))
    .at(-1)
  if (!last) return reject('EndsBeforeItBegan')
  if (last.validTo === validTo) return accept()
  if (last.validTo !== null && last.validTo < validTo) return reject('PortfolioNotHeld')
  const { unitId, validFrom } = last
  return accept({ type: 'PortfolioEnded', data: { portfolioId, unitId, validFrom, validTo } })
}

/** S3-47: who leads in a unit answers for a portfolio; one person has it at a time. Null: nobody was added. */
export const decidePortfolio = (command: PortfolioCommand, held: readonly PortfolioRecord[] | null): Decided => {
  if (!held) return reject('PersonUnknown')
  return command.type === 'AssignPortfolio' ? assign(command, held) : end(command, held)
}

type PortfolioEvent = Extract<PersonEvent, { type: 'PortfolioAssigned' | 'PortfolioEnded' }>

export const isPortfolioEvent = (event: PersonEvent): event is PortfolioEvent =>
  event.type === 'PortfolioAssigned' || event.type === 'PortfolioEnded'

/** The portfolios of a person after one more thing happened to them. */
export const portfoliosAfter = (
  held: readonly PortfolioRecord[],
  event: PortfolioEvent,
): readonly PortfolioRecord[] => {
  if (event.type === 'PortfolioAssigned') return [...held, event.data]
  const { portfolioId, validFrom, validTo } = event.data
  return held.map((one) => (one.portfolioId === portfolioId && one.validFrom === validFrom ? { ...one, validTo } : one))
}
