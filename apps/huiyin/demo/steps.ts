import type { Day } from '@huiyin/kernel'
import { entryIdOf } from '@huiyin/rectification'
import { bureauId, DEMO } from './city.js'
import { cellOfMatter } from './grid.js'
import { demoPage, demoPicture } from './pictures.js'
import { hasCode, idsOf } from './receipts.js'
import type { DemoMatter } from './year.js'

/** A made-up file of evidence. */
export interface DemoEvidence {
  readonly entryId: string
  readonly name: string
  readonly madeOn: Day
  readonly bytes: Uint8Array
}

/** One command of a matter's life: who sends what. */
export interface DemoStep {
  readonly login: string
  readonly name: string
  readonly input: object
  /** With a claim only: the file that is uploaded for its entry before, and when it was made. */
  readonly evidence?: DemoEvidence
}

/** The command of a step for a matter on a day. */
export type StepOf = (matter: DemoMatter, day: Day) => DemoStep

/** The item of a matter. */
export const itemId = (matter: DemoMatter) => idsOf(matter).item
const reportId = (matter: DemoMatter) => idsOf(matter).report
/** The bureau that holds a matter in the end. */
export const holderOf = ({ bureau, transferTo }: DemoMatter) => transferTo ?? bureau
/** The entry of the bureau that holds a matter in the end. */
export const entryId = (matter: DemoMatter) => entryIdOf(itemId(matter), bureauId(holderOf(matter)))

/** What came over the network is sealed as a whole: the desk has to say what it is about before a unit gets it. */
const isSealed = hasCode
const SEALED_SUMMARY = '网络来件，原文封存，待受理员概括'

const personal = ({ n, summary, named }: DemoMatter) => ({
  name: named ? `示范反映人${n}` : null,
  contact: named ? `1990000${String(n).padStart(4, '0')}` : null,
  address: null,
  text: `（示范来件）${summary}。`,
})

/** A made-up file: a picture, every third time a page. */
const evidenceOf = (matter: DemoMatter, day: Day): DemoEvidence => {
  const { n } = matter
  const [bytes, ending] = n % 3 === 0 ? [demoPage(n), 'pdf'] : [demoPicture(n), 'png']
  return { entryId: entryId(matter), name: `示范佐证-${n}.${ending}`, madeOn: day, bytes }
}

/** Who handles a matter in the end. */
export const handlerOf = (matter: DemoMatter) => `handler${holderOf(matter) + 1}`
/** What comes of a matter. */
export const outcomeOf = ({ n }: DemoMatter) => (n % 9 === 0 ? 'partlySolved' : 'solved')

/** The cell in which a matter came up, where somebody said so. */
const cellIn = ({ n }: DemoMatter) => {
  const gridCell = cellOfMatter(n)
  return gridCell === null ? {} : { gridCell }
}

/** What its channel asks of a matter. */
const fieldsOf = ({ channel, n, summary }: DemoMatter) =>
  channel === 'covert-check' ? { fields: { team: `示范检查组${(n % 3) + 1}`, record: `示范记录：${summary}` } } : {}

/** What the city's desk does with a matter. */
export const desk = {
  receive: (matter) => ({
    login: 'operator',
    name: 'ReceiveReport',
    input: {
      itemId: itemId(matter),
      reportId: reportId(matter),
      channel: matter.channel,
      reporter: matter.named ? 'named' : 'anonymous',
      ...(isSealed(matter) ? { summary: SEALED_SUMMARY, summaryOwed: true } : { summary: matter.summary }),
      category: matter.category,
      place: `示范街道${(matter.n % 7) + 1}`,
      outsideNumber: null,
      personal: matter.named || isSealed(matter) ? personal(matter) : null,
      ...fieldsOf(matter),
      ...cellIn(matter),
    },
  }),
  /** Of what was sealed the desk says, without names, what it is about. */
  summarise: (matter) => {
    const input = { itemId: itemId(matter), summary: matter.summary }
    return { login: 'operator', name: 'WriteSummary', input }
  },
  register: (matter) => {
    const number = `HY2026-${String(matter.n).padStart(5, '0')}`
    const input = { itemId: itemId(matter), number, category: matter.category, campaign: DEMO.campaign }
    return { login: 'operator', name: 'RegisterItem', input }
  },
  assign: (matter) => {
    const to = { unitId: bureauId(matter.bureau), personId: `demo-handler${matter.bureau + 1}` }
    return { login: 'dispatcher', name: 'AssignItem', input: { itemId: itemId(matter), ...to, outsideDeadline: null } }
  },
  transfer: (matter) => {
    const to = { unitId: bureauId(holderOf(matter)), personId: `demo-${handlerOf(matter)}` }
    const input = { itemId: itemId(matter), ...to, reason: '职责不在该局，转相关单位办理' }
    return { login: 'dispatcher', name: 'TransferItem', input }
  },
  duplicate: (matter) => ({
    login: 'operator',
    name: 'MarkDuplicate',
    input: { itemId: itemId(matter), originalItemId: null },
  }),
  reply: (matter) => {
    const text = '您反映的问题已经核实并整改，感谢监督。'
    const input = { itemId: itemId(matter), reportId: reportId(matter), result: outcomeOf(matter), text }
    return { login: 'operator', name: 'ReplyToReport', input }
  },
} satisfies Readonly<Record<string, StepOf>>

/** What is done about a matter, and what the acceptance officer says of it. */
export const work = {
  claim: (matter, day) => {
    const told = { outcome: outcomeOf(matter), outcomeText: '已核实并整改到位，措施已固化。' }
    const input = { entryId: entryId(matter), ...told }
    return { login: handlerOf(matter), name: 'ClaimDone', input, evidence: evidenceOf(matter, day) }
  },
  sendBack: (matter) => {
    const fault = matter.n % 2 === 0 ? 'surface' : 'perfunctory'
    const input = { entryId: entryId(matter), fault, reason: '只处理了个案，未见长效措施' }
    return { login: 'acceptance', name: 'ReturnForRework', input }
  },
  accept: (matter) => ({
    login: 'acceptance',
    name: 'PassAcceptance',
    input: { entryId: entryId(matter), finding: '现场核验属实' },
  }),
} satisfies Readonly<Record<string, StepOf>>
