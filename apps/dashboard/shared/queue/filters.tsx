import { Button, Input, Select, type InputRef } from 'antd'
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useLabels } from '../viewer/labels.js'
import { useSigned } from '../viewer/viewer.js'
import { ALL } from './all.js'

/** One filter by its choices. */
export interface Choice {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** Whether only what has an objection open is shown. */
export const useObjectionChoice = (only: boolean): Choice => {
  const { t } = useTranslation()
  return {
    name: 'objection',
    label: t('desk.objectionFilter'),
    value: only ? 'open' : ALL,
    options: [
      { value: ALL, label: t('desk.objectionAll') },
      { value: 'open', label: t('desk.objection') },
    ],
  }
}

interface FiltersProps {
  readonly choices: readonly Choice[]
  readonly unit: string | null
  readonly search?: string
  readonly searchField?: Ref<InputRef>
  readonly set: (changes: Readonly<Record<string, string | null>>) => void
  readonly clear: () => void
  /** What only this queue is narrowed by. */
  readonly children?: ReactNode
}

/** What a queue is narrowed to; all of it stands in the address. */
export const Filters = ({ choices, unit, search, searchField = null, set, clear, children }: FiltersProps) => {
  const { t } = useTranslation()
  const { me, units } = useSigned()
  const labels = useLabels()
  const ownUnits = [...units.values()].filter(({ level, unitId }) => level !== 'city' || unitId !== me.tenant)
  return (
    <div className="filters" role="search">
      {search === undefined ? null : (
        <Input.Search
          key={search}
          ref={searchField}
          className="filter-search"
          allowClear
          defaultValue={search}
          placeholder={t('desk.search')}
          aria-label={t('desk.search')}
          maxLength={100}
          onSearch={(text) => set({ search: text.trim() })}
        />
      )}
      {choices.map(({ name, label, value, options }) => (
        <Select
          key={name}
          aria-label={label}
          value={value}
          options={[...options]}
          popupMatchSelectWidth={false}
          onChange={(chosen: string) => set({ [name]: chosen })}
        />
      ))}
      <Select
        aria-label={t('desk.unit')}
        value={unit ?? ALL}
        popupMatchSelectWidth={false}
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { value: ALL, label: t('desk.allUnits') },
          ...ownUnits.map(({ unitId }) => ({ value: unitId, label: labels.unit(unitId) })),
        ]}
        onChange={(chosen: string) => set({ unit: chosen === ALL ? null : chosen })}
      />
      {children}
      <Button type="link" onClick={clear}>
        {t('desk.clear')}
      </Button>
    </div>
  )
}
