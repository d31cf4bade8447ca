import { html, type Html } from '../html.js'
import type { Problem, ReportFields } from '../form.js'
import type { Publication, Rules } from '../ports.js'
import { hidden, photoField, selectField, textArea, textField } from './fields.js'
import { layout, type Page } from './layout.js'
import { aboutText } from './published-page.js'

/** The report form as it stands: new, or with what was typed and what is wrong with it. */
export interface ReportForm {
  readonly fields: ReportFields
  readonly problems: readonly Problem[]
  /** The key of this form: pressing twice sends one report. */
  readonly key: string
  /** How many photos came with it: the browser forgets them when the page comes back, so they are to be chosen again. */
  readonly chosen: number
  /** What is public and commented on; null: nothing. */
  readonly about: Publication | null
}

const person = ({ words }: Page, { fields, problems }: ReportForm): Html => {
  const { report, optional } = words
  return html`<fieldset>
    <legend>${report.who}${optional}</legend>
    <p class="hint">${report.whoHint}</p>
    ${textField({ name: 'name', label: report.name, optional, value: fields.name, problems, autocomplete: 'name' })}
    ${textField(
      {
        ...{ name: 'contact', label: report.contact, hint: report.contactHint, optional },
        ...{ value: fields.contact, problems, autocomplete: 'tel' },
      },
      'tel',
    )}
  </fieldset>`
}

/** Two native fields: a telephone opens its camera for the first and its album for the second. Works without a script. */
const photos = ({ words }: Page, { problems, chosen }: ReportForm): Html => {
  const { report, optional } = words
  return html`<fieldset>
    <legend>${report.photos}${optional}</legend>
    <p class="hint" id="photos-hint">${report.photosHint}</p>
    ${chosen > 0 && html`<p class="hint">${report.photosAgain}</p>`}
    ${photoField({ id: 'photos', label: report.takePhoto, camera: true, problems })}
    ${photoField({ id: 'photos-album', label: report.choosePhotos, camera: false, problems })}
  </fieldset>`
}

/** Who can see what: said before anything is sent, and again on the receipt. */
export const whoSees = ({ words }: Page): Html =>
  html`<section class="box">
    <h2>${words.report.sealedTitle}</h2>
    <ul>
      ${words.report.sealed.map((says) => html`<li>${says}</li>`)}
    </ul>
  </section>`

/** 我要反映 */
export const reportPage = (page: Page, form: ReportForm, rules: Rules): string => {
  const { words, language, link, token } = page
  const { report, optional } = words
  const { fields, problems, key } = form
  const categories = rules.categories.map(({ code, ...names }) => [code, names[language]] as const)
  const { about } = form
  const body = html`<p>${report.lead}</p>
    ${about && html`<p class="box">${words.published.about}${words.colon}<strong>${aboutText(page, about)}</strong></p>`}
    <form method="post" action="${link(page.path)}" enctype="multipart/form-data">
      ${hidden('token', token)} ${hidden('key', key)}
      ${textArea({ name: 'what', label: report.what, hint: report.whatHint, value: fields.what, problems }, 6)}
      ${textField({
        ...{ name: 'where', label: report.where, hint: report.whereHint, optional },
        ...{ value: fields.where, problems },
      })}
      ${selectField(
        {
          ...{ name: 'category', label: report.category, hint: report.categoryHint, optional },
          ...{ value: fields.category, problems },
        },
        [['', report.noCategory], ...categories],
      )}
      ${photos(page, form)} ${person(page, form)} ${whoSees(page)}
      <p>${report.channel}</p>
      <div class="buttons"><button type="submit">${report.send}</button></div>
    </form>`
  return layout(page, { title: report.title, problems, body })
}

/** The form was sent before, with other words. */
export const sentAlreadyPage = (page: Page): string => {
  const { words, link } = page
  const { title, says, receipt, again } = words.sentAlready
  const body = html`<p>${says}</p>
    <div class="buttons">
      <a class="button" href="${link('/receipt')}">${receipt}</a>
      <a class="button second" href="${link('/report')}">${again}</a>
    </div>`
  return layout(page, { title, body })
}
