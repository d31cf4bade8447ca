import type { ReplyTemplate } from './reply-template.js'
import { standardChannels } from './standard-channels.js'

// The templates every tenant has until it defines one of that code itself, in words of our own. None acknowledges, asks for
// patience or says that somebody is at it: a reply ends what is owed (S0-79), and the reporter reads the rest on his page.

type Offered = ReplyTemplate['offered']

const SIGNED = { zh: '\n\n{unit}\n{today}', en: '\n\n{unit}\n{today}' } as const
const OPENING = {
  zh: '您好！您反映的事项（编号{number}）已于{registered}受理，由{unit}办理。',
  en: 'Thank you for telling us. Your matter (number {number}) was registered on {registered} and handled by {unit}. ',
} as const

interface Words {
  readonly zh: string
  readonly en: string
}

const template = (code: string, name: Words, offered: Offered, text: Words): ReplyTemplate => ({
  ...{ code, ...name, offered },
  text: { zh: `${OPENING.zh}${text.zh}${SIGNED.zh}`, en: `${OPENING.en}${text.en}${SIGNED.en}` },
  req: ['S0-79'],
})

const solved = [
  template(
    'solved-at-once',
    { zh: '马上办结答复', en: 'done at once' },
    { states: ['handling'], results: ['solved'] },
    {
      zh: '经核实，{write:查明的情况}。我们已当即办理：{write:怎么办的}。办理结果：{outcome}。',
      en: 'We found that {write:what was found}. We saw to it at once: {write:what was done}. The outcome: {outcome}.',
    },
  ),
  template(
    'solved',
    { zh: '办结答复', en: 'done, being checked' },
    { states: ['awaitingAcceptance'], results: ['solved'] },
    {
      zh: '经核实，{write:查明的情况}。我们采取了以下措施：{write:怎么办的}。办理结果：{outcome}。现由办理人以外的人员验收，如与实际不符，请告诉我们。',
      en: 'We found that {write:what was found}. This was done: {write:what was done}. The outcome: {outcome}. Somebody who did not do the work is checking it now; tell us if it is not as described.',
    },
  ),
  template(
    'solved-accepted',
    { zh: '销号后答复', en: 'done and accepted' },
    { states: ['closedOut'], results: ['solved'] },
    {
      zh: '该事项已办理完毕，并经验收销号。主要情况：{write:查明的情况和怎么办的}。办理结果：{outcome}。',
      en: 'The matter was dealt with, checked and closed. In short: {write:what was found and done}. The outcome: {outcome}.',
    },
  ),
  template(
    'handled-again',
    { zh: '重新办理后答复', en: 'handled once more' },
    { states: ['returned', 'reopened'] },
    {
      zh: '前次办理不到位，我们已重新办理。上次的不足：{write:上次哪里没办好}。这次的措施：{write:这次怎么办的}。办理结果：{outcome}。',
      en: 'It was not handled well enough before, and was taken up again. What had been missing: {write:what had been missing}. What was done now: {write:what was done now}. The outcome: {outcome}.',
    },
  ),
]

const notSolved = [
  template(
    'partly-solved',
    { zh: '部分解决答复', en: 'partly solved' },
    { states: ['handling', 'awaitingAcceptance', 'closedOut'], results: ['partlySolved'] },
    {
      zh: '已经解决的：{write:解决了什么}。尚未解决的：{write:还有什么、为什么}。下一步：{write:由谁、何时办}。办理结果：{outcome}。',
      en: 'Solved: {write:what is solved}. Not solved yet: {write:what is not, and why}. What comes next: {write:by whom and when}. The outcome: {outcome}.',
    },
  ),
  template(
    'not-solvable',
    { zh: '暂无法解决答复', en: 'cannot be solved' },
    { states: ['handling', 'awaitingAcceptance', 'closedOut'], results: ['notSolvable'] },
    {
      zh: '经核实，{write:查明的情况}。目前不能解决，理由和依据是：{write:理由和依据}。您还可以：{write:其他途径}。',
      en: 'We found that {write:what was found}. It cannot be solved now, because {write:reasons and the rule behind them}. What you can still do: {write:other ways}.',
    },
  ),
  template(
    'not-ours',
    { zh: '不属受理范围答复', en: 'not for us to decide' },
    { states: ['handling', 'awaitingAcceptance', 'closedOut'], results: ['notOurs'] },
    {
      zh: '经核实，该事项不属我们的受理范围，依据是：{write:依据}。请向{write:有权处理的单位和联系方式}反映。',
      en: 'We found that this is not for us to decide: {write:the rule that says so}. Please turn to {write:who decides, and how to reach them}.',
    },
  ),
]

const TO_SOURCE = standardChannels.filter(({ reply }) => reply.to === 'source').map(({ code }) => code)
const ANY_STATE: Offered['states'] = ['handling', 'awaitingAcceptance', 'returned', 'reopened', 'closedOut']

const others: readonly ReplyTemplate[] = [
  template(
    'same-matter',
    { zh: '并案答复', en: 'the same as another matter' },
    { states: ['duplicateOf'] },
    {
      zh: '经核对，该事项与此前已受理的另一事项是同一问题，已一并办理。办理情况：{write:怎么办的}。办理结果：{outcome}。',
      en: 'It is the same problem as one that was taken on before, and both were handled as one. What was done: {write:what was done}. The outcome: {outcome}.',
    },
  ),
  template(
    'anonymous',
    { zh: '匿名来件答复', en: 'to somebody unnamed' },
    { states: ANY_STATE, reporters: ['anonymous'] },
    {
      zh: '您未留姓名，我们尊重您的选择，本答复凭查询码查看。经核实，{write:查明的情况}。办理情况：{write:怎么办的}。办理结果：{outcome}。',
      en: 'You gave no name, which is your right; this reply is read with the tracking code. We found that {write:what was found}. What was done: {write:what was done}. The outcome: {outcome}.',
    },
  ),
  {
    ...{ code: 'to-source', zh: '向来件单位反馈', en: 'to the office that passed it on' },
    offered: { states: ANY_STATE, channels: TO_SOURCE },
    text: {
      zh: `贵单位通过“{channel}”于{received}转来的事项（我处编号{number}），由{unit}办理，办结期限{deadline}。现反馈如下：\n一、查明的情况：{write:查明的情况}\n二、采取的措施：{write:怎么办的}\n三、办理结果：{outcome}${SIGNED.zh}`,
      en: `The matter you passed on as “{channel}” on {received} (our number {number}) was handled by {unit} and due on {deadline}. This is our answer.\n1. What was found: {write:what was found}\n2. What was done: {write:what was done}\n3. The outcome: {outcome}${SIGNED.en}`,
    },
    req: ['S0-79', 'S4-31', 'S4-32'],
  },
]

/** The templates that are there from the beginning, in the order in which they are offered. */
export const standardReplyTemplates: readonly ReplyTemplate[] = [...solved, ...notSolved, ...others]
