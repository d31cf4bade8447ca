import { inGroups } from '../code.js'
import { minuteText } from '../format.js'
import { html } from '../html.js'
import type { Received, Rules } from '../ports.js'
import { layout, type Page } from './layout.js'
import { promises } from './promises.js'
import { whoSees } from './report-page.js'

/** 回执 */
export const receiptPage = (page: Page, code: string, { item, photos }: Received, rules: Rules): string => {
  const { words, language, link } = page
  const { receipt } = words
  const category = rules.categories.find((one) => one.code === item.category)
  const body = html`<section class="box">
      <h2>${receipt.codeTitle}</h2>
      <p class="code">${inGroups(code)}</p>
      <p>${receipt.codeHint}</p>
    </section>
    <dl>
      <dt>${receipt.received}</dt>
      <dd>${minuteText(item.receivedAt, rules.zone, words)}</dd>
      <dt>${receipt.channel}</dt>
      <dd>${words.channels[item.channel] ?? item.channel}</dd>
      ${
        category &&
        html`<dt>${receipt.category}</dt>
          <dd>${category[language]}</dd>`
      }
      ${
        photos > 0 &&
        html`<dt>${receipt.photos}</dt>
          <dd>${receipt.photoCount(photos)}</dd>`
      }
    </dl>
    <h2>${receipt.next}</h2>
    ${promises(page, rules, item)}
    <h2>${receipt.can}</h2>
    <ul>
      ${receipt.canList.map((says) => html`<li>${says}</li>`)}
    </ul>
    ${whoSees(page)}
    <p>${receipt.print}</p>
    <div class="buttons"><a class="button" href="${link('/follow')}">${receipt.follow}</a></div>`
  return layout(page, { title: receipt.title, body })
}
