import type { CommandOutcome, CommandToSend } from './send-command.js'

type Send = (command: CommandToSend) => Promise<CommandOutcome>

/** Sends one form's command at a time. */
export interface CommandSender {
  /** null: one is under way, and this press of the button did nothing. */
  send(command: Omit<CommandToSend, 'commandId'>): Promise<CommandOutcome | null>
}

/**
 * Keeps the id of a command until it is answered: pressing twice sends once, and after a broken connection the next
 * attempt carries the same id, so that the server can tell it has it already. An answer, also a refusal, ends the id.
 */
export const commandSender = (send: Send, newId: () => string): CommandSender => {
  let commandId: string | null = null
  let underWay = false
  return {
    send: async (command) => {
      if (underWay) return null
      underWay = true
      commandId ??= newId()
      try {
        const outcome = await send({ ...command, commandId })
        if (outcome.kind !== 'unanswered') commandId = null
        return outcome
      } finally {
        underWay = false
      }
    },
  }
}
