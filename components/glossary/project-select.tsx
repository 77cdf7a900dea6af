import styles from "./glossary.module.css";

export type NamedProject = { readonly id: string; readonly name: string };

type ProjectSelectProps = {
  /** Where no label stands beside it. */
  label?: string;
  /** That a label beside it names. */
  id?: string;
  projects: readonly NamedProject[];
  value: string | undefined;
  onChange: (id: string) => void;
};

/** One of several projects. */
export function ProjectSelect({ label, id, projects, value, onChange }: ProjectSelectProps) {
  return (
    <select
      id={id}
      className={styles.select}
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    >
      {projects.map((project) => (
        <option key={project.id} value={project.id}>
          {project.name}
        </option>
      ))}
    </select>
  );
}
