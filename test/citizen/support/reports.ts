import { itemIdOf, reportIdOf } from '@huiyin/citizen'
import type { World } from '../../acceptance/world.js'
import { browser, codeIn } from './browser.js'
import { staff } from './desk.js'

/** What must never be found anywhere as it was typed. */
export const SECRET = '某某大厅三号窗口当着我的面关窗'
export const REPORT = { what: SECRET, where: '二楼', name: '王小明', contact: '13812345678', category: 'C2' }

/** Somebody new reports, and has the receipt. */
export const fileReport = async (url: string) => {
  const someone = browser(url)
  const receipt = await someone.send(await someone.get('/report'), '/report', REPORT)
  const code = codeIn(receipt)
  return { someone, receipt, code, itemId: itemIdOf(code), reportId: reportIdOf(code) }
}

/** Somebody's report was registered, assigned and answered; `page` shows it. */
export const fileAnswered = async (here: World, url: string) => {
  const report = await fileReport(url)
  const { register, assign, reply } = staff(here)
  await register(report.itemId)
  await assign(report.itemId)
  await reply(report.itemId, report.reportId, '已增开窗口，并向您致歉。')
  return { ...report, page: await report.someone.get('/follow') }
}
