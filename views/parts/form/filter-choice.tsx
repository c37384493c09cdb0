import { inPlainWords } from '../../../plans/text/linear.ts';
import { upperFirst } from '../../../plans/words.ts';

export type FilterChoiceProps = {
  name: string;
  id: string;
  label: string;
  chosen: string | number | null;
  options: readonly { value: string | number; words: string }[];
};

/** One of the choices above a list; `All` lets everything through. */
export function FilterChoice({ name, id, label, chosen, options }: FilterChoiceProps) {
  return (
    <label class="filter__field">
      <span class="filter__label">{label}</span>
      <select class="input" name={name} id={id}>
        <option value="">All</option>
        {options.map(({ value, words }) => (
          <option key={value} value={value} selected={value === chosen}>
            {inPlainWords(words)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Choices with their words, each with a capital. */
export function optionsOf<Value extends string | number>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): { value: Value; words: string }[] {
  return values.map((value) => ({ value, words: upperFirst(words[value]) }));
}
