import { useState } from 'react'
import { commandSender } from '../api/command-sender.js'
import { newId } from '../api/new-id.js'
import type { Refusal } from '../api/refusal.js'
import type { Action } from '../api/schema.generated.js'
import { sendCommand, type CommandOutcome, type CommandToSend } from '../api/send-command.js'
import { languageNow } from '../i18n/setup.js'
import { useSessionEnd } from '../viewer/session-end.js'

type Accepted = Extract<CommandOutcome, { kind: 'accepted' }>
/** Told of what was accepted, with what had been sent. */
export type OnAccepted = (accepted: Accepted, input: Readonly<Record<string, unknown>>) => void

/** How a form's sending stands. */
export type Sending =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'refused' | 'unanswered'; readonly refusal: Refusal }

/** Sends one action's command from a form; the id stays the same until an answer came. */
export const useCommand = (action: Action, onAccepted: OnAccepted) => {
  const [sending, setSending] = useState<Sending>({ kind: 'idle' })
  const endSession = useSessionEnd()
  const [sender] = useState(() => commandSender((command) => sendCommand(command, languageNow()), newId))
  const send = async (
    input: Readonly<Record<string, unknown>>,
    occurred?: NonNullable<CommandToSend['occurred']>,
  ): Promise<void> => {
    setSending({ kind: 'sending' })
    const outcome = await sender.send({
      context: action.context,
      name: action.command,
      input,
      ...(occurred ? { occurred } : {}),
    })
    if (outcome === null) return
    if (outcome.kind === 'accepted') {
      setSending({ kind: 'idle' })
      onAccepted(outcome, input)
    } else if (outcome.refusal.code === 'NotSignedIn') endSession()
    else setSending(outcome)
  }
  return { sending, send }
}
