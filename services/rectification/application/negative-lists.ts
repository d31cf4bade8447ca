import { dayIn } from '@huiyin/kernel'
import { commandHandler, type CommandContext } from '@huiyin/event-sourcing'
import type { CommandHandlers } from '@huiyin/messaging'
import { NEGATIVE_LIST, type negativeListCommands } from '@huiyin/contracts/rectification'
import { negativeListEvents } from '../domain/negative-list/events.js'
import { negativeLists } from '../domain/negative-list/negative-lists.js'
import type { RectificationPorts } from './entries.js'

/** The lists of a unit and of its people under a campaign: one each. */
export const negativeListsIdOf = (unitId: string, campaign: string): string => `${unitId}:${campaign}`

/** What negative lists need from outside, beside the settings of the tenants. */
export interface NegativeListPorts extends Pick<RectificationPorts, 'store' | 'settingsOf' | 'ledgerOf'> {
  /** What a problem under a campaign of the tenant may be about, by code; null: nothing was heard of it. */
  readonly categoriesOf: (tenant: string, campaign: string) => readonly string[] | null
}

/** Runs the commands about negative lists; those of a unit under a campaign are one aggregate. */
export const negativeListHandlers = (ports: NegativeListPorts): CommandHandlers<typeof negativeListCommands> => {
  const { store, settingsOf, ledgerOf, categoriesOf } = ports
  const handle = commandHandler({
    ...{ store, definitions: negativeListEvents, decider: negativeLists },
    unitOf: (state) => state?.called.unitId ?? null,
  })
  const byAndOn = ({ tenant, actor, occurred }: CommandContext) => ({
    ...{ by: actor.person, on: dayIn(settingsOf(tenant).zone, occurred.at) },
  })
  const judging = (by: CommandContext) => ({
    ...byAndOn(by),
    categoriesUnder: (campaign: string) => categoriesOf(by.tenant, campaign),
    ledger: ledgerOf(by.tenant, NEGATIVE_LIST),
  })
  return {
    CallForNegativeLists: (input, by) => {
      const { unitId, campaign } = input
      const knowsCampaign = settingsOf(by.tenant).knowsCampaign(campaign)
      const command = { type: 'CallForNegativeLists' as const, ...input, ...byAndOn(by), knowsCampaign }
      return handle(negativeListsIdOf(unitId, campaign), command, { ...by, concerns: [unitId] })
    },
    ExcuseFromNegativeList: ({ listsId, ...input }, by) =>
      handle(listsId, { type: 'ExcuseFromNegativeList', ...input, by: by.actor.person }, by),
    HandInUnitNegativeList: ({ listsId, ...input }, by) =>
      handle(listsId, { type: 'HandInUnitNegativeList', ...input, ...judging(by) }, by),
    HandInOwnNegativeList: ({ listsId, ...input }, by) => {
      const command = { type: 'HandInPersonalNegativeList' as const, ...input, ...judging(by) }
      return handle(listsId, { ...command, personId: by.actor.person }, by)
    },
    EnterNegativeListOf: ({ listsId, ...input }, by) =>
      handle(listsId, { type: 'HandInPersonalNegativeList', ...input, ...judging(by) }, by),
    StrikeOffListedProblem: ({ listsId, ...input }, by) =>
      handle(listsId, { type: 'StrikeOffListedProblem', ...input, ...byAndOn(by) }, by),
  }
}
