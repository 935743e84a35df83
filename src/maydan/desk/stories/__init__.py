"""The screens of stories: the list, the form, killing, translating, and the answer when a rule
refuses. The rules are those of maydan.stories."""
