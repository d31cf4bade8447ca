import type { ExplainedDay } from '@huiyin/calendar'
import { dayText, weekdayText } from '../format.js'
import { html, type Html } from '../html.js'
import type { Rules } from '../ports.js'
import { itemPromise, registeringPromise, type Promised } from '../promise.js'
import type { Followed } from '../ports.js'
import type { Page } from './layout.js'

const dayRow = ({ words }: Page, { day, counted, why, holiday }: ExplainedDay): Html => {
  const { promise } = words
  const said = counted === null || why === 'makeUpDay' ? promise.why[why] : ''
  const name = words.locale === 'zh-CN' && holiday !== undefined ? words.aside(holiday) : ''
  return html`<tr>
    <td>${weekdayText(day, words)}</td>
    <td>${counted === null ? '' : promise.nth(counted)} ${said}${name}</td>
  </tr>`
}

/** How a date was counted, day by day; folded away, opened by a native control. */
export const howCounted = (page: Page, rules: Rules, promised: Promised): Html => {
  const { words } = page
  const { promise } = words
  return html`<details>
    <summary>${promise.how}</summary>
    <p>${promise.howSays(promised.workingDays, dayText(promised.from, words))} ${promise.calendar} ${rules.calendar}</p>
    ${promised.provisional && html`<p>${promise.provisionalSays}</p>`}
    <table>
      <thead>
        <tr>
          <th scope="col">${promise.day}</th>
          <th scope="col">${promise.counted}</th>
        </tr>
      </thead>
      <tbody>
        ${promised.days.map((day) => dayRow(page, day))}
      </tbody>
    </table>
  </details>`
}

/** A date with its weekday, marked where it is provisional. */
export const dueText = ({ words }: Page, day: string, provisional: boolean): Html =>
  html`${weekdayText(day, words)}${provisional && words.aside(words.promise.provisional)}`

const line = (page: Page, rules: Rules, promised: Promised, says: string): Html =>
  html`<li>
    <p>
      ${says}${page.words.colon}${page.words.promise.by}
      <strong>${dueText(page, promised.dueOn, promised.provisional)}</strong>
    </p>
    ${howCounted(page, rules, promised)}
  </li>`

/** What is promised next, with dates and how they were counted. */
export const promises = (page: Page, rules: Rules, item: Followed['item']): Html => {
  const { promise } = page.words
  const registering = item.registeredAt === null ? registeringPromise(rules, item.receivedAt) : null
  const handling = itemPromise(rules, item)
  if (!registering && !handling) return html`<p>${promise.none}</p>`
  const from = handling && dayText(handling.from, page.words)
  const assumed = handling && (handling.assumed ? promise.ifRegistered(from ?? '') : promise.from(from ?? ''))
  return html`<ol>
    ${registering && line(page, rules, registering, promise.register(registering.workingDays))}
    ${handling && line(page, rules, handling, `${promise.item(handling.workingDays)}${page.words.aside(assumed ?? '')}`)}
  </ol>`
}
