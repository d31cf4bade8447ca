import { useRef, useState } from 'react'
import { useClient, type Client } from 'urql'
import { commandSender } from '../../shared/api/command-sender.js'
import { newId } from '../../shared/api/new-id.js'
import { ITEM } from '../../shared/api/questions.js'
import type { Refusal } from '../../shared/api/refusal.js'
import type { Item } from '../../shared/api/schema.generated.js'
import { sendCommand } from '../../shared/api/send-command.js'
import type { Sending } from '../../shared/command/use-command.js'
import { languageNow } from '../../shared/i18n/setup.js'
import { receiveInput, registerInput, type Filled, type ReportIds } from './receive-input.js'
import { idsOf, newCode } from './tracking-code.js'

/** What was taken down: what to hand over, and what became of its registration. */
export interface Receipt {
  readonly itemId: string
  /** null where the browser could not make one; then nobody can follow the item by code. */
  readonly code: string | null
  /** The number; null where it was not registered, or is not for the eyes of whoever took it down. */
  readonly number: string | null
  /** Why it was not registered though that was wanted. */
  readonly notRegistered: Refusal | null
  /** An earlier sending had arrived; what was changed after it is not in it. */
  readonly earlier: boolean
}

export type Receiving = Sending | { readonly kind: 'signedOut' } | { readonly kind: 'done'; readonly receipt: Receipt }

interface Taken extends ReportIds {
  readonly code: string | null
}

/** The ids of one report, the same however often it is sent; without a digest in the browser there is no code. */
const take = async (): Promise<Taken> => {
  const code = newCode()
  const ids = await idsOf(code).catch(() => null)
  return ids ? { ...ids, code } : { itemId: newId(), reportId: newId(), code: null }
}

/** The number of an item; null where it has none or is not for the eyes of whoever asks. */
const numberOf = async (client: Client, itemId: string): Promise<string | null> => {
  const answer = await client.query<{ item: Item | null }>(ITEM.text, { itemId }, { requestPolicy: 'network-only' })
  return answer.data?.item?.row.number ?? null
}

const openSender = () => commandSender((command) => sendCommand(command, languageNow()), newId)

/**
 * Takes a report down and, where wanted, registers it. What was filled in stays in the form until the report was
 * accepted; ids, code and the id of the command stay the same until then, so that trying again never makes two.
 */
export const useReceiving = (campaign: string | null) => {
  const client = useClient()
  const [receiving, setReceiving] = useState<Receiving>({ kind: 'idle' })
  const taken = useRef<Taken | null>(null)
  const [senders] = useState(() => ({ receive: openSender(), register: openSender() }))

  const register = async (ids: ReportIds, filled: Filled): Promise<Refusal | null> => {
    const input = registerInput(ids, filled, campaign?.split('@')[0] ?? null)
    if (!input) return null
    const outcome = await senders.register.send({ context: 'intake', name: 'RegisterItem', input })
    return outcome === null || outcome.kind === 'accepted' ? null : outcome.refusal
  }
  const send = async (filled: Filled): Promise<Receiving> => {
    setReceiving({ kind: 'sending' })
    taken.current ??= await take()
    const { code, ...ids } = taken.current
    const input = receiveInput(ids, filled)
    const outcome = await senders.receive.send({ context: 'intake', name: 'ReceiveReport', input })
    if (outcome === null) return { kind: 'sending' }
    if (outcome.kind !== 'accepted') {
      const next: Receiving = outcome.refusal.code === 'NotSignedIn' ? { kind: 'signedOut' } : outcome
      setReceiving(next)
      return next
    }
    const notRegistered = await register(ids, filled)
    const number = await numberOf(client, ids.itemId)
    const earlier = outcome.again || outcome.position === null
    const done: Receiving = {
      kind: 'done',
      receipt: { ...{ itemId: ids.itemId, code, number }, notRegistered, earlier },
    }
    setReceiving(done)
    return done
  }
  const again = () => {
    taken.current = null
    setReceiving({ kind: 'idle' })
  }
  return { receiving, send, again, signedIn: () => setReceiving({ kind: 'idle' }) }
}
