import { derivedCommandId } from '@huiyin/event-sourcing'
import {
  FollowUpRefused,
  SYSTEM,
  type CommandRequest,
  type Consumer,
  type PublishedEvent,
  type SendCommand,
} from '@huiyin/messaging'
import type { OrganisationPublished } from '@huiyin/contracts/organisation'

const PAGE = 500

/** The open entries that are a unit's now: ids after `after`, in order, at most `limit`. What was committed is among them. */
export type OpenEntries = (asked: {
  readonly tenant: string
  readonly unitId: string
  readonly after: string
  readonly limit: number
}) => Promise<readonly string[]>

/** What is asked of each open entry of a unit. */
interface Passing {
  readonly unitId: string
  readonly name: 'PassOnEntry' | 'TakeOverEntry'
  readonly input: object
}

/** S4-92: nothing passes when a post is left that somebody else holds at once: his taking it says so. */
const left = ({ personId, heldBy, stays, rank, ...post }: OrganisationPublished<'PostLeft'>): Passing | null => {
  if (heldBy !== null) return null
  const { unitId, postId, on } = post
  const from = { fromPersonId: personId, fromStays: stays, toPersonId: null, atOrAbove: [] }
  return { unitId, name: 'PassOnEntry', input: { postId, on, principal: rank === 'principal', ...from } }
}

const taken = (data: OrganisationPublished<'PostTaken'>): Passing => {
  const { unitId, postId, on, rank, personId, formerPersonId, formerStays, atOrAbove } = data
  const from = { fromPersonId: formerPersonId, fromStays: formerStays, toPersonId: personId, atOrAbove }
  return { unitId, name: 'PassOnEntry', input: { postId, on, principal: rank === 'principal', ...from } }
}

const passingOf = ({ name, data }: PublishedEvent): Passing | null => {
  if (name === 'PostLeft') return left(data as OrganisationPublished<'PostLeft'>)
  if (name === 'PostTaken') return taken(data as OrganisationPublished<'PostTaken'>)
  const merged = data as OrganisationPublished<'UnitTakenOver'>
  return { unitId: merged.unitId, name: 'TakeOverEntry', input: merged }
}

/**
 * A post changes hands, or a unit becomes part of another → its open entries pass on (S4-92). Interrupted, it begins
 * anew: an entry's command has an id of its own for each change, so nothing passes twice. An entry that is taken over
 * leaves the unit, and the page that begins after the last one read misses none of the others.
 */
export const passer = (open: OpenEntries, send: SendCommand): Consumer => ({
  name: 'rectification-to-organisation',
  from: 'organisation',
  only: ['PostTaken', 'PostLeft', 'UnitTakenOver'],
  handle: async (event) => {
    const passing = passingOf(event)
    if (!passing) return
    const { id, tenant, occurredAt, correlation } = event
    const about = { tenant, actor: SYSTEM, occurred: occurredAt, correlation, causation: id }
    for (let after = ''; ;) {
      const entryIds = await open({ tenant, unitId: passing.unitId, after, limit: PAGE })
      for (const entryId of entryIds) {
        const commandId = derivedCommandId('pass-on-when-changed', id, entryId)
        const input = { ...passing.input, entryId }
        const request: CommandRequest = { ...about, name: passing.name, commandId, input }
        const answer = await send(request)
        if (!answer.ok) throw new FollowUpRefused(`pass-on-when-changed: ${entryId} was refused, ${answer.refusal}`)
      }
      const last = entryIds.at(-1)
      if (last === undefined) return
      after = last
    }
  },
})
