"""The paper's own pages and who may do what to them: roles, rights, sections' twins, copying."""
