import { Button, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { catalogueOf } from '../../shared/catalogue/catalogue.js'
import { useLabels } from '../../shared/viewer/labels.js'
import { useSigned } from '../../shared/viewer/viewer.js'
import './negative-lists.css'

/** As many as one hand-in may name. */
const MOST = 50
const TEXTS = ['rootCause', 'fix', 'establish'] as const
const search = { optionFilterProp: 'label' } as const

interface ProblemFieldsProps {
  readonly campaign: string
  readonly unitId: string
  /** Whether somebody of the unit is named who mends it. */
  readonly withResponsible: boolean
}

const Problem = ({ campaign, unitId, withResponsible, row }: ProblemFieldsProps & { readonly row: number }) => {
  const { t } = useTranslation()
  const labels = useLabels()
  const { people, catalogues } = useSigned()
  const asked = (name: string, word = name) => {
    const label = t(`negativeLists.field.${word}`)
    const rules = [{ required: true, message: t('command.required', { field: label }) }]
    return { name: [row, name], label, rules }
  }
  const categories = catalogueOf(catalogues, campaign)?.categories ?? []
  const members = [...people.values()].filter((one) => one.current && one.unitId === unitId)
  return (
    <>
      <Form.Item {...asked('title')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item {...asked('category')}>
        <Select
          showSearch={search}
          options={categories.map(({ code, ...words }) => ({
            value: code,
            label: `${code} ${words[labels.language]}`,
          }))}
        />
      </Form.Item>
      {TEXTS.map((name) => (
        <Form.Item key={name} {...asked(name)}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={5_000} />
        </Form.Item>
      ))}
      <Form.Item {...asked('dueOn', 'problemDueOn')}>
        <Input type="date" />
      </Form.Item>
      {withResponsible ? (
        <Form.Item name={[row, 'responsibleId']} label={t('negativeLists.field.responsibleId')}>
          <Select
            allowClear
            showSearch={search}
            options={members.map(({ personId }) => ({ value: personId, label: labels.person(personId) }))}
          />
        </Form.Item>
      ) : null}
    </>
  )
}

/** The problems of a list, one below the other. */
export const ProblemFields = (props: ProblemFieldsProps) => {
  const { t } = useTranslation()
  return (
    <Form.List name="problems">
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }, index) => (
            <fieldset key={key} className="listed-problem">
              <legend>{t('negativeLists.problem', { n: index + 1 })}</legend>
              <Problem {...props} row={name} />
              <Button onClick={() => remove(name)}>{t('negativeLists.removeProblem', { n: index + 1 })}</Button>
            </fieldset>
          ))}
          {rows.length < MOST ? <Button onClick={() => add({})}>{t('negativeLists.addProblem')}</Button> : null}
        </>
      )}
    </Form.List>
  )
}
