import { get } from 'node:http'
import { get as getSecure } from 'node:https'

const ANSWER_MILLIS = 5_000

/**
 * Whether a process runs at an address. Who takes a connection and does not answer may be alive; who closes it at once is
 * not. Asked without `fetch`, which in Node 20 never settles where a connection is closed before it is used, so that the
 * command ended in silence with nothing done.
 */
export const isAlive = (address: string, answerMillis = ANSWER_MILLIS): Promise<boolean> =>
  new Promise((resolve) => {
    const ask = address.startsWith('https:') ? getSecure : get
    const asking = ask(new URL('/health/live', address), { agent: false, timeout: answerMillis }, (answer) => {
      answer.resume()
      resolve(true)
    })
    asking.on('timeout', () => {
      resolve(true)
      asking.destroy()
    })
    asking.on('error', () => resolve(false))
  })
