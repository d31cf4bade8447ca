import { html, type Html } from '../html.js'
import type { FieldName, Problem } from '../form.js'

/** How a field is asked for: native, with its label, its hint and what is wrong with it. */
export interface Field {
  readonly name: FieldName
  readonly label: string
  readonly hint?: string
  readonly optional?: string
  readonly value: string
  readonly problems: readonly Problem[]
  readonly autocomplete?: string
  readonly most?: number
}

const idsOf = ({ name, hint, problems }: Field) => {
  const problem = problems.find(({ field }) => field === name)
  const described = [hint === undefined ? '' : `${name}-hint`, problem ? `${name}-problem` : ''].filter(Boolean)
  return { problem, described: described.join(' ') }
}

const before = (field: Field): Html => {
  const { name, label, hint, optional = '' } = field
  const { problem } = idsOf(field)
  return html`<label for="${name}">${label}${optional}</label>
    ${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${problem && html`<p class="problem" id="${name}-problem">${problem.says}</p>`}`
}

const attributes = (field: Field): Html => {
  const { problem, described } = idsOf(field)
  return html`id="${field.name}" name="${field.name}" ${described !== '' && html`aria-describedby="${described}"`}
  ${problem && html`aria-invalid="true"`}
  ${field.autocomplete !== undefined && html`autocomplete="${field.autocomplete}"`}`
}

/** One line of text. */
export const textField = (field: Field, type: 'text' | 'tel' = 'text'): Html =>
  html`<div class="field">${before(field)}<input type="${type}" ${attributes(field)} value="${field.value}" /></div>`

/** Several lines. A line break right after the tag is not part of the text. */
export const textArea = (field: Field, rows: number): Html =>
  html`<div class="field">
    ${before(field)}<textarea rows="${rows}" ${attributes(field)}>${'\n'}${field.value}</textarea>
  </div>`

/** One of a list. */
export const selectField = (field: Field, options: readonly (readonly [value: string, label: string])[]): Html =>
  html`<div class="field">
    ${before(field)}<select ${attributes(field)}>
      ${options.map(
        ([value, label]) => html`<option value="${value}" ${value === field.value && html`selected`}>${label}</option>`,
      )}
    </select>
  </div>`

/** One of a few, all to be seen; none is chosen beforehand. */
export const radioField = (field: Field, options: readonly (readonly [value: string, label: string])[]): Html => {
  const { name, label, hint } = field
  const { problem, described } = idsOf(field)
  return html`<fieldset ${described !== '' && html`aria-describedby="${described}"`}>
    <legend>${label}</legend>
    ${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
    ${problem && html`<p class="problem" id="${name}-problem">${problem.says}</p>`}
    ${options.map(
      ([value, says], index) =>
        html`<label class="choice"
          ><input
            type="radio"
            name="${name}"
            id="${index === 0 ? name : `${name}-${value}`}"
            value="${value}"
            ${value === field.value && html`checked`}
          />${says}</label
        >`,
    )}
  </fieldset>`
}

/** What a phone offers when it is asked for a photo; what comes is judged by its content. */
const PHOTO_ACCEPT = 'image/jpeg,image/png,image/webp,image/heic,image/heif'

/** A field for photos; `camera`: one, taken now, else several of those there are. */
export const photoField = ({ id, label, camera, problems }: PhotoField): Html => {
  const problem = problems.find(({ field }) => field === 'photos')
  const wrong = camera && problem
  return html`<div class="field">
    <label for="${id}">${label}</label>
    ${wrong && html`<p class="problem" id="${id}-problem">${wrong.says}</p>`}
    <input
      type="file"
      id="${id}"
      name="photos"
      accept="${PHOTO_ACCEPT}"
      ${camera ? html`capture="environment"` : html`multiple`}
      aria-describedby="photos-hint${wrong && html` ${id}-problem`}"
      ${wrong && html`aria-invalid="true"`}
    />
  </div>`
}
interface PhotoField {
  readonly id: string
  readonly label: string
  readonly camera: boolean
  readonly problems: readonly Problem[]
}

/** What every form carries unseen. */
export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}" />`
