import { campaignMode, standardLedgers, standardModes } from '@huiyin/contracts/rectification'
import { calledBy, definitionCopy, type CampaignRule, type CopyStore } from '@huiyin/messaging'
import type { RectificationPorts } from './entries.js'

type Campaigns = ReadonlyMap<string, Pick<CampaignRule, 'modes' | 'tenant'>>

const MODES = new Map(standardModes.map((mode) => [mode.code, mode]))
const LEDGERS = new Map(standardLedgers.map((ledger) => [ledger.code, ledger]))

/**
 * What rectification remembers of handling modes and ledger kinds: the tenant's own definition, else the standard, else
 * what its campaigns call a mode.
 */
export const definitionCopies = async (store: CopyStore, campaigns: Campaigns) => {
  const modes = await definitionCopy('rectification-handling-modes', 'HandlingModeDefined', store)
  const ledgers = await definitionCopy('rectification-ledger-kinds', 'LedgerKindDefined', store)
  const called = (tenant: string, code: string) => {
    const mode = calledBy(campaigns, 'modes', { tenant, code })
    return mode ? campaignMode(mode) : null
  }
  const modeOf: RectificationPorts['modeOf'] = (tenant, code) =>
    modes.ownOf(tenant, code) ?? MODES.get(code) ?? called(tenant, code)
  const ledgerOf: RectificationPorts['ledgerOf'] = (tenant, code) =>
    ledgers.ownOf(tenant, code) ?? LEDGERS.get(code) ?? null
  return { modeOf, ledgerOf, consumers: [modes.consumer, ledgers.consumer] }
}
