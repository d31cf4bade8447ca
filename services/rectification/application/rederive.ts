import { derivedCommandId } from '@huiyin/event-sourcing'
import { FollowUpRefused, SYSTEM, type Consumer, type SendCommand } from '@huiyin/messaging'
import type { CampaignPublished } from '@huiyin/contracts/campaign'

const PAGE = 500

/**
 * The entries of a tenant that are open and have a deadline in this year or later, or so late in the year before that a
 * notice may touch it: ids after `after`, in order, at most `limit`. What was committed before the call is among them.
 */
export type RunningEntries = (asked: {
  readonly tenant: string
  readonly year: number
  readonly after: string
  readonly limit: number
}) => Promise<readonly string[]>

/**
 * A tenant adopted the notice on a year → every running deadline is counted by it (design §4). Interrupted, it begins
 * anew: an entry's command has an id of its own for each notice, so what was done is not done twice.
 * Where this context has not heard of the notice itself yet the command is refused, and the event is delivered again.
 */
export const rederiver = (running: RunningEntries, send: SendCommand): Consumer => ({
  name: 'rectification-to-calendar',
  from: 'campaign',
  only: ['CalendarYearAdopted'],
  handle: async ({ id, tenant, occurredAt, correlation, data }) => {
    const { version, definition } = data as CampaignPublished<'CalendarYearAdopted'>
    const { year } = definition
    const about = { name: 'RederiveDeadline', tenant, actor: SYSTEM, occurred: occurredAt, correlation, causation: id }
    for (let after = ''; ;) {
      const entryIds = await running({ tenant, year, after, limit: PAGE })
      for (const entryId of entryIds) {
        const commandId = derivedCommandId('rederive-when-adopted', id, entryId)
        const answer = await send({ ...about, commandId, input: { entryId, year, version } })
        if (!answer.ok) throw new FollowUpRefused(`rederive-when-adopted: ${entryId} was refused, ${answer.refusal}`)
      }
      const last = entryIds.at(-1)
      if (last === undefined) return
      after = last
    }
  },
})
