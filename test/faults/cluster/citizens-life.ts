import { codeOfForm, commandIdOf, reportIdOf } from '@huiyin/citizen'
import type { Acknowledged } from './acknowledged.js'
import { browser, hiddenIn, type Seen } from './browser.js'
import type { Life } from './load.js'
import { untilAnswered } from './patience.js'

const CODE = /class="code">([^<]+)</
const STAGES = /class="stages"/

/** Who looks at one code too often is sent away, so nobody asks in haste. */
const PRESSED_AGAIN = { againMillis: 1_000 }

const wellSeen = (seen: Seen, has: RegExp): Seen => {
  if (seen.status === 200 && has.test(seen.text)) return seen
  throw new Error(`a page of citizens came with status ${seen.status}, and without what it is for`)
}

/** Somebody reports on the citizens' pages, sends the same form until he has his receipt, and looks how far it has come. */
export const citizensLife =
  (citizens: string): Life =>
  (item) => {
    const someone = browser(citizens)
    const says = `the report of citizen ${item}`
    const report = async (): Promise<Acknowledged> => {
      const form = await untilAnswered(
        says,
        async () => wellSeen(await someone.get('/report'), /name="key"/),
        PRESSED_AGAIN,
      )
      const [token, key] = [hiddenIn(form, 'token'), hiddenIn(form, 'key')]
      return send({ token, key, what: `路灯不亮（${item}）`, name: `反映人${item}`, contact: `1990000${item}` })
    }
    const send = async (fields: Readonly<Record<'token' | 'key' | 'what' | 'name' | 'contact', string>>) => {
      await untilAnswered(says, async () => wellSeen(await someone.post('/report', fields), CODE), PRESSED_AGAIN)
      const commandId = commandIdOf('ReceiveReport', reportIdOf(codeOfForm(fields.key)))
      const again = () => send(fields)
      return { commandId, says, position: null, events: ['ReportReceived'], again, isShown }
    }
    const isShown = async () => STAGES.test((await someone.get('/follow')).text)
    const follow = async () => {
      await untilAnswered(
        `what became of ${says}`,
        async () => wellSeen(await someone.get('/follow'), STAGES),
        PRESSED_AGAIN,
      )
      return null
    }
    return [report, follow]
  }
