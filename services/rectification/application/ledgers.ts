import { dayIn } from '@huiyin/kernel'
import { commandHandler, factReader, type CommandContext } from '@huiyin/event-sourcing'
import type { CommandHandlers } from '@huiyin/messaging'
import type { ledgerCommands, LedgerStatement } from '@huiyin/contracts/rectification'
import { USUAL_CYCLE } from '../domain/yearly-ledger/due.js'
import { ledgerEvents } from '../domain/yearly-ledger/events.js'
import type { YearOf } from '../domain/yearly-ledger/lines.js'
import { yearlyLedger, type Found } from '../domain/yearly-ledger/ledger.js'
import type { RectificationPorts } from './entries.js'

/** The ledger of a unit, of a kind, for a year: one each. */
export const ledgerIdOf = ({ unitId, ledger, year }: Omit<YearOf, 'zone'>): string => `${unitId}:${ledger}:${year}`

/** Where the stream of a yearly ledger lies. */
export const ledgerStream = (ledgerId: string): string => `${ledgerEvents.category}-${ledgerId}`

const readFact = factReader(ledgerEvents)

/** What yearly ledgers need from outside, beside the settings of the tenants. */
export interface LedgerPorts extends Pick<RectificationPorts, 'store' | 'settingsOf' | 'ledgerOf'> {
  /** What stands in a ledger now, as the log has it at its end. */
  readonly standingIn: (of: YearOf) => Promise<Found>
}

const NOTHING: Found = { position: 0 as Found['position'], lines: [] }

/** Runs the commands of yearly ledgers; each belongs to one unit, kind and year. */
export const ledgerHandlers = (ports: LedgerPorts): CommandHandlers<typeof ledgerCommands> => {
  const { store, settingsOf, ledgerOf, standingIn } = ports
  const handle = commandHandler({
    store,
    definitions: ledgerEvents,
    decider: yearlyLedger,
    unitOf: ({ unitId }) => unitId,
  })
  const madeBy = ({ tenant, actor, occurred }: CommandContext) => ({
    by: actor.person,
    on: dayIn(settingsOf(tenant).zone, occurred.at),
  })
  const whoseIs = async (ledgerId: string) => {
    const [first] = await store.readStream(ledgerStream(ledgerId))
    return first ? readFact(first)?.event.data : undefined
  }
  const make =
    (statement: Exclude<LedgerStatement, 'opening'>) =>
    async ({ ledgerId, text }: { readonly ledgerId: string; readonly text: string }, by: CommandContext) => {
      const whose = await whoseIs(ledgerId)
      const found = whose ? await standingIn({ ...whose, zone: settingsOf(by.tenant).zone }) : NOTHING
      return handle(ledgerId, { type: 'MakeStatement', statement, text, found, ...madeBy(by) }, by)
    }
  return {
    OpenLedger: async (input, by) => {
      const { unitId, ledger, year, campaign } = input
      const { zone, knowsCampaign, ledgerCycleOf } = settingsOf(by.tenant)
      const knows = campaign === null || knowsCampaign(campaign)
      const cycle = (campaign !== null && knows ? ledgerCycleOf(campaign) : null) ?? USUAL_CYCLE
      const found = await standingIn({ unitId, ledger, year, zone })
      const asked = { ...input, kind: ledgerOf(by.tenant, ledger), knowsCampaign: knows, cycle, found, ...madeBy(by) }
      return handle(ledgerIdOf(input), { type: 'OpenLedger', ...asked }, { ...by, concerns: [unitId] })
    },
    ReportLedger: ({ quarter, ...input }, by) => make(`quarter${quarter}`)(input, by),
    AuditLedger: make('audit'),
    ReconcileLedger: make('reconciliation'),
    ClearLedger: make('clearing'),
    NoteLedgerEntry: ({ ledgerId, ...input }, by) => handle(ledgerId, { type: 'NoteLedgerEntry', ...input }, by),
  }
}
