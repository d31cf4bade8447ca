import { derivedCommandId } from '@huiyin/event-sourcing'
import { readCampaignFrom } from '@huiyin/campaign'
import type { CommandRequest } from '@huiyin/messaging'
import { join } from 'node:path'
import { CITY } from '../workload.js'
import { lettersOf } from './check-ground.js'
import type { Fault } from './fault.js'
import type { Ground } from './ground.js'
import { sendUntilAcknowledged } from './patience.js'
import { ROOT, sleep } from './place.js'

const ITEMS = 12
const BURIED_MILLIS = 120_000
const ADMINISTRATOR = { person: 'administrator', post: null, unit: CITY.tenant }

const asked = (name: string, input: object, of: string): CommandRequest => {
  const commandId = derivedCommandId('faults-cluster', name, of)
  return {
    ...{ name, input, commandId, tenant: CITY.tenant, actor: ADMINISTRATOR, occurred: null },
    ...{ correlation: commandId, causation: commandId },
  }
}

/** Items of a campaign of which nobody has heard: nobody can count their days. */
const assign = (campaign: string, n: number): readonly CommandRequest[] => {
  const itemId = `${campaign}-item-${n}`
  const report = { itemId, reportId: `${itemId}-report`, channel: 'letter', reporter: 'anonymous' }
  const unknown = { summary: '早到的事项', category: null, place: null, outsideNumber: null, personal: null }
  return [
    asked('ReceiveReport', { ...report, ...unknown }, itemId),
    asked('RegisterItem', { itemId, number: itemId, category: 'C3', campaign }, itemId),
    asked('AssignItem', { itemId, unitId: 'bureau-1', personId: null, outsideDeadline: null }, itemId),
  ]
}

const activate = (campaignId: string): readonly CommandRequest[] => {
  const reading = readCampaignFrom(join(ROOT, 'campaigns'), 's3')
  if (!reading.ok) throw new Error(`the campaign cannot be read: ${JSON.stringify(reading.mistakes)}`)
  return [
    asked('ConfigureCampaign', { campaignId, ...reading.configuration }, campaignId),
    asked('ActivateCampaign', { campaignId, from: '2026-01-01' }, campaignId),
  ]
}

const send = async ({ operator, apart }: Ground, requests: readonly CommandRequest[]): Promise<void> => {
  for (const request of requests) apart.push(await sendUntilAcknowledged(operator, request, request.name))
}

/** Events nobody can handle fill the dead letters; when the reason is gone the operator has them delivered once more. */
export const lettersFault = (): Fault => {
  let round = 0
  const campaign = () => `late-${round}`
  return {
    name: 'dead letters filled, then replayed',
    begin: async (ground) => {
      round += 1
      for (let n = 1; n <= ITEMS; n += 1) await send(ground, assign(campaign(), n))
      for (const end = Date.now() + BURIED_MILLIS; (await lettersOf(ground)).length < ITEMS; await sleep(200)) {
        if (Date.now() > end) throw new Error('the events of an unknown campaign did not become dead letters')
      }
    },
    end: async (ground) => {
      await send(ground, activate(campaign()))
      await ground.load.still()
      await ground.operator.settle()
      await ground.place.operate('letters', 'replay')
    },
  }
}
