# Against what hostile documents try: every program is bound at its start and keeps its tables of
# addresses read-only from then on.
add_link_options(-Wl,-z,relro,-z,now -Wl,-z,noexecstack)
