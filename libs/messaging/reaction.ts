import { derivedCommandId, IMPORT_PERSON, type Actor } from '@huiyin/event-sourcing'
import type { Consumer } from './bus.js'
import type { SendCommand } from './command-gate.js'
import type { PublishedEvent } from './publisher.js'

/** A command that follows from an event, before it is sent. `target` tells apart several commands from one event. */
export interface FollowUp {
  readonly name: string
  readonly target: string
  readonly input: unknown
}

/** What one context does when another has published something: event → commands. Pure. */
export interface Reaction {
  readonly name: string
  readonly to: string
  readonly react: (event: PublishedEvent) => readonly FollowUp[]
  /** Refusals that mean there is nothing left to do; any other is a fault that ends in the dead letters. */
  readonly settledBy: readonly string[]
}

/** The product itself, where no person acts. */
export const SYSTEM: Actor = { person: 'system', post: null, unit: null }

/** The product itself, where it follows history that was taken over from another system: that is history too. */
export const SYSTEM_FOR_IMPORT: Actor = { ...SYSTEM, person: `${IMPORT_PERSON}${SYSTEM.person}` }

/** A follow-up that was refused although the reaction did not expect it. */
export class FollowUpRefused extends Error {
  override name = 'FollowUpRefused'
}

const sendFollowUp = async (reaction: Reaction, event: PublishedEvent, send: SendCommand): Promise<void> => {
  for (const { name, target, input } of reaction.react(event)) {
    const answer = await send({
      name,
      input,
      commandId: derivedCommandId(reaction.name, event.id, target),
      tenant: event.tenant,
      actor: event.imported ? SYSTEM_FOR_IMPORT : SYSTEM,
      occurred: event.occurredAt,
      correlation: event.correlation,
      causation: event.id,
    })
    if (!answer.ok && !reaction.settledBy.includes(answer.refusal)) {
      const details = answer.problems.map(({ path, says }) => `${path} ${says}`).join('; ')
      throw new FollowUpRefused(`${reaction.name}: ${name} was refused, ${answer.refusal} ${details}`.trim())
    }
  }
}

/**
 * The reactions of one context to another as one consumer. A follow-up's command id is derived from the reaction, the
 * source event and the target, so a redelivery is the same command again. It happened when the event happened.
 */
export const reactionConsumer = (
  name: string,
  from: string,
  reactions: readonly Reaction[],
  send: SendCommand,
): Consumer => ({
  name,
  from,
  only: reactions.map(({ to }) => to),
  handle: async (event) => {
    for (const reaction of reactions) {
      if (reaction.to === event.name) await sendFollowUp(reaction, event, send)
    }
  },
})
