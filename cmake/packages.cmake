# What is installed where, and the two Debian packages made of it (installers/build-packages.sh):
# `yibao` (desktop and command line) and `yibao-server`. One set for each Debian release: the shared
# object of cpp-httplib differs between them.

set(packages ${CMAKE_SOURCE_DIR}/installers/packages)
set(packed ${CMAKE_BINARY_DIR}/packed)

set(release_number "")
if(EXISTS /etc/os-release)
  file(STRINGS /etc/os-release release_number REGEX "^VERSION_ID=")
  string(REGEX REPLACE "[^0-9.]" "" release_number "${release_number}")
endif()
set(YIBAO_PACKAGE_VERSION "${PROJECT_VERSION}+deb${release_number}")

# yibao_pack(file result): a copy that gzip packed without name and time, as Debian wants them.
function(yibao_pack source)
  get_filename_component(name ${source} NAME)
  set_property(DIRECTORY ${CMAKE_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${source})
  file(MAKE_DIRECTORY ${packed})
  execute_process(COMMAND gzip -9nc ${source} OUTPUT_FILE ${packed}/${name}.gz
                  COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# yibao_documents(component package page...): manual pages and the papers that each package has.
function(yibao_documents component package)
  foreach(page ${ARGN})
    yibao_pack(${packages}/${component}/${page})
    string(REGEX REPLACE ".*\\." "" section ${page})
    install(FILES ${packed}/${page}.gz DESTINATION share/man/man${section} COMPONENT ${component})
  endforeach()
  install(FILES ${packages}/copyright ${packed}/changelog.gz
          DESTINATION share/doc/${package} COMPONENT ${component})
endfunction()

configure_file(${packages}/changelog.in ${packed}/changelog @ONLY)
yibao_pack(${packed}/changelog)

yibao_documents(server yibao-server yibao-server.8)
install(TARGETS yibao-server RUNTIME DESTINATION sbin COMPONENT server)
install(FILES ${packages}/server/yibao-server.service ${packages}/server/yibao-server.path
              ${packages}/server/yibao-server-backup.service
              ${packages}/server/yibao-server-backup.timer
              ${packages}/server/yibao-server-backup-failed.service
        DESTINATION lib/systemd/system COMPONENT server)
install(FILES ${packages}/server/server.conf DESTINATION /etc/yibao COMPONENT server)
install(FILES ${packages}/server/README.Debian DESTINATION share/doc/yibao-server COMPONENT server)
install(FILES ${packages}/server/nginx-site.conf
        DESTINATION share/doc/yibao-server/examples COMPONENT server)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/schemas/jurisdictions
        DESTINATION share/yibao-server COMPONENT server FILES_MATCHING PATTERN "*.json"
        PATTERN "*.scenarios.json" EXCLUDE)

if(YIBAO_DESKTOP)
  yibao_documents(client yibao yibao.1 yibao-cli.1)
  install(TARGETS yibao yibao-cli RUNTIME DESTINATION bin COMPONENT client)
  install(FILES ${packages}/client/yibao.desktop DESTINATION share/applications COMPONENT client)
  install(FILES ${packages}/client/yibao-mime.xml
          DESTINATION share/mime/packages RENAME yibao.xml COMPONENT client)
  install(FILES ${packages}/client/yibao.svg
          DESTINATION share/icons/hicolor/scalable/apps COMPONENT client)
  foreach(size 16 24 32 48 64 128 256)
    install(FILES ${packages}/client/icons/${size}.png
            DESTINATION share/icons/hicolor/${size}x${size}/apps RENAME yibao.png COMPONENT client)
  endforeach()
  install(DIRECTORY ${CMAKE_SOURCE_DIR}/schemas/jurisdictions
          DESTINATION share/yibao COMPONENT client FILES_MATCHING PATTERN "*.json"
          PATTERN "*.scenarios.json" EXCLUDE)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL client server)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_NAME yibao)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "Yibao <packages@yibao.invalid>")
set(CPACK_DEBIAN_PACKAGE_VERSION ${YIBAO_PACKAGE_VERSION})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
# The first line of a description is the summary; the component's text alone follows it.
set(CPACK_DEBIAN_CLIENT_PACKAGE_NAME yibao)
set(CPACK_DEBIAN_CLIENT_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_SERVER_PACKAGE_NAME yibao-server)
set(CPACK_DEBIAN_SERVER_PACKAGE_SECTION net)

set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reporting of government-affairs information, offline first")
set(CPACK_COMPONENT_CLIENT_DESCRIPTION
  "Offices write, sign off and queue reports where the line is poor; what was
signed travels when there is a line, or on a stick. This package has the
desktop of a unit and of the central office, and all of it for the terminal.")
set(CPACK_COMPONENT_SERVER_DESCRIPTION
  "Keeps what units report in a log that cannot be rewritten unseen, applies the
jurisdiction's own rules, and sends back targets, commissions and rankings.
This package has the server, its unit, and its nightly verified backup.")

# GLFW opens these by name, where no tool can see it; and nothing is read without Chinese letters.
set(CPACK_DEBIAN_CLIENT_PACKAGE_DEPENDS
  "fonts-noto-cjk, libgl1-mesa-dri, libxcursor1, libxi6, libxinerama1, libxrandr2")
set(CPACK_DEBIAN_CLIENT_PACKAGE_RECOMMENDS "cups-client, xdg-utils")
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS "adduser, debconf (>= 0.5) | debconf-2.0, init-system-helpers (>= 1.54)")
set(CPACK_DEBIAN_SERVER_PACKAGE_RECOMMENDS "nginx, systemd")
set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA
  ${packages}/server/conffiles ${packages}/server/config ${packages}/server/postinst
  ${packages}/server/prerm ${packages}/server/postrm ${packages}/server/templates)
include(CPack)
