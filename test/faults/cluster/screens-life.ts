import { requestOf, type Step } from '../workload.js'
import type { Acknowledged } from './acknowledged.js'
import { CLERK } from './city.js'
import type { Life } from './load.js'
import { NotYet, refused, untilAnswered } from './patience.js'

/** No answer for so long is none. */
const ANSWER_MILLIS = 40_000
const JSON_BODY = { 'content-type': 'application/json' }

interface Accepted {
  readonly position: number | null
  readonly events: readonly string[]
}
interface Shown {
  readonly data?: {
    readonly item: { readonly row: { readonly state: string }; readonly entries: readonly object[] } | null
  }
}

/** Somebody who is signed in at the screens, as a browser asks; whoever is not any more signs in again. */
const signedInAt = (desk: string) => {
  let cookie: string | null = null
  const post = async (path: string, asked: object, more: Readonly<Record<string, string>> = {}) =>
    fetch(desk + path, {
      ...{ method: 'POST', body: JSON.stringify(asked), signal: AbortSignal.timeout(ANSWER_MILLIS) },
      headers: { ...JSON_BODY, ...more },
    })
  const signIn = async (): Promise<string> => {
    const door = await post('/session', CLERK)
    if (door.status !== 204) throw new Error(`the clerk could not sign in: ${door.status}`)
    return door.headers.getSetCookie()[0]!.split(';')[0]!
  }
  return async <T>(path: string, asked: object): Promise<T> => {
    cookie ??= await signIn()
    const answer = await post(path, asked, { cookie })
    const body = (await answer.json()) as { readonly code?: string }
    if (answer.status === 200) return body as T
    if (answer.status === 401) cookie = null
    const isRefused = answer.status >= 400 && answer.status < 500 && ![401, 429].includes(answer.status)
    throw isRefused ? refused(path, String(body.code)) : new Error(`${path}: ${answer.status} ${body.code}`)
  }
}

const SENT = [
  ['intake', 'receive'],
  ['intake', 'register'],
  ['intake', 'assign'],
] as const satisfies readonly (readonly [string, Step])[]

/** An item is received, registered and assigned at the screens, which then show it with what the assignment began. */
export const screensLife = (desk: string, seed: number): Life => {
  const ask = signedInAt(desk)
  const isAssigned = async (item: number): Promise<boolean> => {
    const query = `{ item(itemId: "item-${item}") { row { state } entries { state } } }`
    const { data } = await ask<Shown>('/graphql', { query })
    return data?.item?.row.state === 'assigned' && data.item.entries.length === 1
  }
  const command = (item: number, [context, step]: (typeof SENT)[number]) => {
    const { name, input, commandId } = requestOf(seed, item, step)
    const says = `${step} of item ${item} at the screens`
    const send = async (): Promise<Acknowledged> => {
      const asking = () => ask<Accepted>(`/commands/${context}/${name}`, { commandId, input })
      const { position, events } = await untilAnswered(says, asking)
      const shown = step === 'assign' ? { isShown: () => isAssigned(item) } : {}
      return { commandId, says, position, events, again: send, ...shown }
    }
    return send
  }
  const look = (item: number) => async () => {
    await untilAnswered(`item ${item} at the screens`, async () => {
      if (!(await isAssigned(item))) throw new NotYet('the screens do not show it as assigned')
    })
    return null
  }
  return (item) => [...SENT.map((one) => command(item, one)), look(item)]
}
