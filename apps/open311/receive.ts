import { CITIZEN } from '@huiyin/contracts'
import { reuseRefused } from '@huiyin/nest-platform'
import type { Answer } from './answer.js'
import { channelFor } from './channel-for.js'
import { commandIdOf, reportIdOf } from './ids.js'
import type { ApiClient, Open311Ports } from './ports.js'
import { bad, NotAnswered, type Problem } from './problem.js'
import { REFERENCE, serviceOf, servicesOf } from './services.js'
import { reportInput, wholeProblems } from './report-input.js'
import { itemIdOf } from './requests.js'
import { formProblems, sentForm } from './sent-form.js'
import { requestsAnswer } from './told.js'
import { notice, type Language } from './words.js'

type Body = Readonly<Record<string, unknown>>

/** A program with the key it showed. */
export interface Sender extends ApiClient {
  readonly key: string
}

const refuseAny = (problems: readonly Problem[]): void => {
  if (problems.length > 0) throw new NotAnswered(problems)
}

const usedBefore = (itemId: string): Problem => ({
  status: 409,
  zh: `这个 ${REFERENCE} 已用于内容不同的请求 ${itemId}；内容有变请换一个编号`,
  en: `this ${REFERENCE} was used for the request ${itemId}, with another content: use another one`,
})

/** What is wrong with a field, said by the one who knows the channel; a path is shown as the argument that was sent. */
const fieldProblem = ({ path, says, zh }: { readonly path: string; readonly says: string; readonly zh?: string }) => {
  const argument = path.replace(/^fields\.(.+)$/, 'attribute[$1]')
  return bad(`${argument}：${zh ?? says}`, `${argument}: ${says}`)
}

const SENT_BEFORE = ['CommandIdReused', 'ItemAlreadyReceived']

const send = async ({ owners, tenant }: Open311Ports, itemId: string, input: object): Promise<void> => {
  const commandId = commandIdOf(itemId)
  const ids = { commandId, correlation: commandId, causation: commandId }
  const about = { tenant, actor: CITIZEN, occurred: null, ...ids }
  const answer = await reuseRefused(owners.send({ name: 'ReceiveReport', input, ...about }))
  if (answer.ok) return
  if (SENT_BEFORE.includes(answer.refusal)) throw new NotAnswered([usedBefore(itemId)])
  const problems = answer.problems.map(fieldProblem)
  throw new NotAnswered(
    problems.length > 0 ? problems : [bad(`未接收：${answer.refusal}`, `not taken: ${answer.refusal}`)],
  )
}

/**
 * POST a request: it becomes `ReceiveReport` on the channel of the program, and has its id at once. Sent again under the same
 * reference, or without one word for word within ten minutes, it is the same request. Throws `NotAnswered` with everything
 * that is wrong; then nothing was kept.
 */
export const receive = async (ports: Open311Ports, sender: Sender, body: Body, language: Language): Promise<Answer> => {
  const { owners, tenant } = ports
  const form = sentForm(body)
  refuseAny(formProblems(body, form))
  const promised = await owners.promisedToReporters({ tenant })
  const service = serviceOf(servicesOf(promised), form.serviceCode ?? '')
  const channel = await channelFor(ports, sender)
  refuseAny(wholeProblems(form, channel))
  const { zone } = await owners.tenantSettings({ tenant })
  const itemId = await itemIdOf(ports, sender, { body, form })
  const ids = { itemId, reportId: reportIdOf(itemId) }
  await send(ports, itemId, reportInput(form, ids, { service, channel, zone }))
  const service_notice = notice(promised?.registeringWorkingDays ?? null, language)
  return requestsAnswer([{ service_request_id: itemId, service_notice, account_id: null }])
}
