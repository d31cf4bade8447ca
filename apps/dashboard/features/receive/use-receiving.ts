import { useRef, useState } from 'react'
import { useClient, type Client } from 'urql'
import { commandSender } from '../../shared/api/command-sender.js'
import { newId } from '../../shared/api/new-id.js'
import { ITEM } from '../../shared/api/questions.js'
import { catalogueOf } from '../../shared/catalogue/catalogue.js'
import type { Refusal } from '../../shared/api/refusal.js'
import type { Item } from '../../shared/api/schema.generated.js'
import { sendCommand } from '../../shared/api/send-command.js'
import type { Sending } from '../../shared/command/use-command.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { languageNow } from '../../shared/i18n/setup.js'
import {
  linkInput,
  namingInput,
  receiveInput,
  registerInput,
  type ChosenChannel,
  type Filled,
  type ReportIds,
} from './receive-input.js'
import { idsOf, newCode } from './tracking-code.js'

/** What was taken down: what to hand over, and what became of its registration. */
export interface Receipt {
  readonly itemId: string
  /** Of this report, also where it joined an item; null where the browser could not make one: then nobody follows it by code. */
  readonly code: string | null
  /** The number; null where it was not registered, or is not for the eyes of whoever took it down. */
  readonly number: string | null
  /** Why what was to follow was refused: its registration or, of a linked one, the naming of whom it complains of. */
  readonly notDone: Refusal | null
  /** It joined an item that was there. */
  readonly joined: boolean
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
  return answer.data?.item?.row?.number ?? null
}

const openSender = () => commandSender((command) => sendCommand(command, languageNow()), newId)
const openSenders = () => ({
  ...{ receive: openSender(), link: openSender() },
  ...{ register: openSender(), name: openSender() },
})
type Senders = ReturnType<typeof openSenders>

interface Sent {
  readonly ids: ReportIds
  readonly filled: Filled
  readonly campaign: string | null
  readonly chosen: ChosenChannel
  /** The item it joins; null: it becomes one of its own. */
  readonly into: string | null
}

/** Sends the report itself: as an item of its own, or as a further report of one. */
const sendReport = ({ receive, link }: Senders, { ids, filled, chosen, into }: Sent) =>
  into === null
    ? receive.send({ context: 'intake', name: 'ReceiveReport', input: receiveInput(ids, filled, chosen) })
    : link.send({
        ...{ context: 'intake', name: 'LinkReport' },
        input: linkInput({ ...ids, itemId: into }, filled, chosen),
      })

/** What follows on the report: it is registered, or the item it joined hears of whom it complains. Why that was refused. */
const sendNext = async (senders: Senders, { ids, filled, campaign, chosen, into }: Sent): Promise<Refusal | null> => {
  const under = { campaign: campaign?.split('@')[0] ?? null, catalogue: chosen.catalogue }
  const [sender, name, input] =
    into === null
      ? ([senders.register, 'RegisterItem', registerInput(ids, filled, under)] as const)
      : ([senders.name, 'NameComplainedOf', namingInput(into, filled)] as const)
  if (!input) return null
  const outcome = await sender.send({ context: 'intake', name, input })
  return outcome === null || outcome.kind === 'accepted' ? null : outcome.refusal
}

/**
 * Takes a report down and, where wanted, registers it; or links it to an item that is there. What was filled in stays in
 * the form until the report was accepted; ids, code and the id of the command stay the same until then, so that trying
 * again never makes two. While nobody answered, it stays what it was: linked, or an item of its own.
 */
export const useReceiving = (campaign: string | null) => {
  const client = useClient()
  const { me, channels, catalogues } = useSigned()
  const [receiving, setReceiving] = useState<Receiving>({ kind: 'idle' })
  const taken = useRef<Taken | null>(null)
  const going = useRef<string | null>(null)
  const [senders] = useState(openSenders)

  const send = async (filled: Filled, wanted: string | null = null): Promise<Receiving> => {
    const into = receiving.kind === 'unanswered' ? going.current : wanted
    going.current = into
    setReceiving({ kind: 'sending' })
    taken.current ??= await take()
    const { code, ...ids } = taken.current
    const catalogue = catalogueOf(catalogues, campaign)
    const chosen = { channel: channels.get(filled.channel ?? ''), zone: me.zone, catalogue }
    const sent = { ids, filled, campaign, chosen, into }
    const outcome = await sendReport(senders, sent)
    if (outcome === null) return { kind: 'sending' }
    if (outcome.kind !== 'accepted') {
      const next: Receiving = outcome.refusal.code === 'NotSignedIn' ? { kind: 'signedOut' } : outcome
      setReceiving(next)
      return next
    }
    const notDone = await sendNext(senders, sent)
    const itemId = into ?? ids.itemId
    const number = await numberOf(client, itemId)
    const earlier = outcome.again || outcome.position === null
    const receipt = { itemId, code, number, notDone, earlier, joined: into !== null }
    const done: Receiving = { kind: 'done', receipt }
    setReceiving(done)
    return done
  }
  const again = () => {
    taken.current = null
    setReceiving({ kind: 'idle' })
  }
  return { receiving, send, again, signedIn: () => setReceiving({ kind: 'idle' }) }
}
