import { Checkbox, Form, Input, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { catalogueOf, treeOf } from '../../shared/catalogue/catalogue.js'
import { CategoryTree } from '../../shared/catalogue/category-tree.js'
import { ChannelFields } from '../../shared/command/channel-fields.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import { useChannelOptions } from './channel-options.js'
import { REPORTERS, type Filled } from './receive-input.js'

/** What is a code for the server: a tab or a line break pasted with it is refused here already. */
const ONE_LINE: ReadonlySet<keyof Filled> = new Set(['place', 'gridCell', 'outsideNumber', 'category'])

interface FieldProps {
  readonly name: keyof Filled
  readonly required?: boolean
  readonly children: ReactNode
}

const Field = ({ name, required = false, children }: FieldProps) => {
  const { t } = useTranslation()
  const label = t(`receive.field.${name}`)
  const rules = [
    ...(required ? [{ required, whitespace: true, message: t('command.required', { field: label }) }] : []),
    ...(ONE_LINE.has(name) ? [{ pattern: /^[^\p{Cc}]*$/u, message: t('receive.oneLine') }] : []),
  ]
  return (
    <Form.Item name={name} label={label} rules={rules}>
      {children}
    </Form.Item>
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

/** What can be chosen: channels and categories by their campaigns, persons by name and unit. */
const useChoices = (campaign: string | null) => {
  const labels = useLabels()
  const { people, units, catalogues } = useSigned()
  const catalogue = catalogueOf(catalogues, campaign)
  const option = (value: string, label: string): Option => ({ value, label })
  return {
    channels: useChannelOptions(),
    categories: catalogue ? treeOf(catalogue, labels.language) : [],
    units: [...units.keys()].map((unitId) => option(unitId, labels.unit(unitId))),
    persons: [...people.values()].map(({ personId, name, unitId }) =>
      option(personId, `${name} · ${labels.unit(unitId)}`),
    ),
    reporters: REPORTERS.map((code) => option(code, labels.word('reporter', code))),
  }
}

const SEARCHED = { optionFilterProp: 'label' }

const WhoReports = ({ reporters }: { readonly reporters: readonly Option[] }) => {
  const { t } = useTranslation()
  const reporter = Form.useWatch<Filled['reporter']>('reporter')
  return (
    <fieldset>
      <legend>{t('receive.who')}</legend>
      <Field name="reporter" required>
        <Radio.Group options={[...reporters]} />
      </Field>
      {reporter === 'anonymous' ? (
        <p className="quiet">{t('receive.anonymousHelp')}</p>
      ) : (
        <div className="receive-row">
          <Field name="name">
            <Input maxLength={500} autoComplete="off" />
          </Field>
          <Field name="contact">
            <Input maxLength={500} autoComplete="off" />
          </Field>
          <Field name="address">
            <Input maxLength={500} autoComplete="off" />
          </Field>
        </div>
      )}
    </fieldset>
  )
}

interface ReceiveFieldsProps {
  readonly campaign: string | null
  /** What stands below the summary, the category and the place. */
  readonly beside: ReactNode
}

/** The fields of a report: how it came, who reports, what was said, what it is about, and of whom it complains. */
export const ReceiveFields = ({ campaign, beside }: ReceiveFieldsProps) => {
  const { t } = useTranslation()
  const { channels, categories, units, persons, reporters } = useChoices(campaign)
  const signed = useSigned()
  const channel = Form.useWatch<Filled['channel']>('channel')
  const asked = channel === undefined ? [] : (signed.channels.get(channel)?.fields ?? [])
  return (
    <>
      <div className="receive-row">
        <Field name="channel" required>
          <Select showSearch={SEARCHED} options={channels} />
        </Field>
        <Field name="outsideNumber">
          <Input maxLength={80} autoComplete="off" />
        </Field>
        <Field name="cameTo">
          <Select allowClear showSearch={SEARCHED} options={[...units]} />
        </Field>
      </div>
      {asked.length > 0 ? (
        <div className="receive-row">
          <ChannelFields fields={asked} />
        </div>
      ) : null}
      <WhoReports reporters={reporters} />
      <fieldset>
        <legend>{t('receive.what')}</legend>
        <Field name="text" required>
          <Input.TextArea autoSize={{ minRows: 5, maxRows: 16 }} maxLength={5_000} showCount />
        </Field>
        <Field name="summary" required>
          <Input maxLength={500} autoComplete="off" />
        </Field>
        <div className="receive-row">
          <Field name="category">
            {categories.length > 0 ? <CategoryTree nodes={categories} /> : <Input maxLength={80} autoComplete="off" />}
          </Field>
          <Field name="place">
            <Input maxLength={80} autoComplete="off" />
          </Field>
          <Field name="gridCell">
            <Input maxLength={80} autoComplete="off" />
          </Field>
          <Field name="foundOn">
            <Input type="date" />
          </Field>
        </div>
        {beside}
        <Field name="personIds">
          <Select mode="multiple" allowClear showSearch={SEARCHED} options={persons} />
        </Field>
      </fieldset>
      <Form.Item name="register" valuePropName="checked">
        <Checkbox>{t('receive.field.register')}</Checkbox>
      </Form.Item>
    </>
  )
}
